import { list } from './list';
import { read } from './read';
import { allow, save, settings } from './settings';

export const deskNotices = { list, read, settings, save, allow };
