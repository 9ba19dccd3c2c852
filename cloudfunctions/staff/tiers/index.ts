import { endManual } from './end-manual';
import { member } from './member';
import { setManual } from './set-manual';

export const tiers = { member, setManual, endManual };
