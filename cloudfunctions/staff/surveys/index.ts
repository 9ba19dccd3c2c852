import { list, said, show } from './read';
import { close, publish, save } from './write';

export const surveys = { list, show, said, save, publish, close };
