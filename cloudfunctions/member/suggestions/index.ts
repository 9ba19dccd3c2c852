import { list } from './list';
import { send } from './send';

export const suggestions = { list, send };
