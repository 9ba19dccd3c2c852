import { choose } from './choose';
import { show } from './read';

export const interests = { show, choose };
