import { checkIn } from './check-in';
import { guests } from './guests';
import { cancel, publish } from './publish';
import { choices, list, show } from './read';
import { save } from './save';

export const events = { list, show, choices, guests, save, publish, cancel, checkIn };
