import { list } from './list';

export const outbox = { list };
