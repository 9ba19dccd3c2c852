import { choose } from './choose';
import { news, show } from './read';

export const interests = { show, choose, news };
