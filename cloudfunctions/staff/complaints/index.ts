import { approvals } from './approvals';
import { decide } from './decide';
import { handGift } from './hand-gift';
import { handOver } from './hand-over';
import { note } from './note';
import { open } from './open';
import { queue } from './queue';
import { say } from './say';
import { show } from './show';
import { take } from './take';
import { watch } from './watch';

export const complaints = { queue, open, show, take, say, note, handOver, watch, handGift, approvals, decide };
