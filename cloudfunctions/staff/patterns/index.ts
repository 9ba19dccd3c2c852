import { list } from './list';
import { look } from './look';

export const patterns = { list, look };
