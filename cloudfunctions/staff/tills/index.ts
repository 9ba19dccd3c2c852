import { add } from './add';
import { list } from './list';
import { revoke } from './revoke';
import { rotate } from './rotate';

export const tills = { list, add, rotate, revoke };
