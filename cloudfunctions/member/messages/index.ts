import { list } from './list';
import { open } from './open';
import { setWay } from './set-way';
import { ways } from './ways';

export const messages = { list, open, ways, setWay };
