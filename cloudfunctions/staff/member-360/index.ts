import { show } from './show';

export const member360 = { show };
