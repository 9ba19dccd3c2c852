import { preview } from './preview';
import { save } from './save';
import { show } from './show';

/** When a store works on complaints. */
export const openingHours = { show, preview, save };
