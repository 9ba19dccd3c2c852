import { show } from './show';
import { tag } from './tag';
import { tagWords } from './tag-words';

export const member360 = { show, tag, tagWords };
