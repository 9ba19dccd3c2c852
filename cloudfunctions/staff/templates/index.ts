import { list } from './list';
import { save } from './save';

export const templates = { list, save };
