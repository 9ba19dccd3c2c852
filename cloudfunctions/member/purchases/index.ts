import { list } from './list';
import { show } from './show';

export const purchases = { list, show };
