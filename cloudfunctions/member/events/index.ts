import { list, show } from './read';
import { signUp } from './sign-up';
import { withdraw } from './withdraw';

export const events = { list, show, signUp, withdraw };
