import { list } from './list';
import { save } from './save';

export const contactCards = { list, save };
