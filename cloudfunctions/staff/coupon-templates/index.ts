import { batch, batches, count, issue, stop } from './batches';
import { choices, list, save, setActive, show } from './templates';

export const couponTemplates = { list, show, choices, save, setActive, count, issue, batches, batch, stop };
