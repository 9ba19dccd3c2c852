import { cancel, find, handOut, waiting } from './pick-up';
import { choices, reward, rewards } from './rewards';
import { save } from './save';
import { setShelf, stock } from './stock';

export const pointsShop = { rewards, reward, choices, save, stock, setShelf, waiting, find, handOut, cancel };
