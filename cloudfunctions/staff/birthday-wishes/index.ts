import { decide } from './decide';
import { waiting } from './waiting';

export const birthdayWishes = { waiting, decide };
