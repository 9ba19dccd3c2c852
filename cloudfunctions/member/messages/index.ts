import { list } from './list';
import { open } from './open';
import { setWay } from './set-way';

export const messages = { list, open, setWay };
