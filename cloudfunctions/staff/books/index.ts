import { adjust } from './adjust';
import { decide } from './decide';
import { member } from './member';
import { report } from './report';
import { waiting } from './waiting';

export const books = { member, adjust, waiting, decide, report };
