import { costly } from './costly';
import { group } from './group';
import { report } from './report';

export const insights = { report, group, costly };
