import { photoFolder } from './photos';
import { list, show } from './read';
import { save } from './save';

export const journal = { list, show, photoFolder, save };
