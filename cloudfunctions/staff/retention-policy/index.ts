import { preview } from './preview';
import { save } from './save';
import { show } from './show';

export const retentionPolicy = { show, preview, save };
