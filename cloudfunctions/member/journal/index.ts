import { list, read } from './read';

export const journal = { list, read };
