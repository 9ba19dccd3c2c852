import { approve } from './approve';
import { choices } from './choices';
import { count } from './count';
import { decline } from './decline';
import { list } from './list';
import { pooled } from './pooled';
import { save } from './save';
import { show } from './show';
import { stop } from './stop';
import { submit } from './submit';
import { test } from './test-send';
import { why } from './why';

export const campaigns = { list, show, choices, save, count, submit, approve, decline, stop, test, pooled, why };
