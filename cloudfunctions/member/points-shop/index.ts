import { cancel } from './cancel';
import { exchange } from './exchange';
import { exchanges, show } from './exchanges';
import { reward } from './reward';
import { shelf } from './shelf';

export const pointsShop = { shelf, reward, exchange, exchanges, show, cancel };
