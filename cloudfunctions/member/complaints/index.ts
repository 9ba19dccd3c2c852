import { answerProposal } from './answer-proposal';
import { confirm } from './confirm';
import { earlier } from './earlier';
import { list } from './list';
import { open } from './open';
import { photoFolder } from './photo-folder';
import { rate } from './rate';
import { reopen } from './reopen';
import { reply } from './reply';
import { show } from './show';

export const complaints = { photoFolder, open, list, show, earlier, rate, reply, confirm, answerProposal, reopen };
