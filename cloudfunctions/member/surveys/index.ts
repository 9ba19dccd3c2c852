import { answer } from './answer';
import { list, show } from './read';

export const surveys = { list, show, answer };
