import { list } from './list';
import { save } from './save';

export const careNotes = { list, save };
