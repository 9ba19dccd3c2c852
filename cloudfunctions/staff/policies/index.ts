import { callOff } from './call-off';
import { history } from './history';
import { preview } from './preview';
import { save } from './save';
import { show } from './show';

export const policies = { show, preview, save, callOff, history };
