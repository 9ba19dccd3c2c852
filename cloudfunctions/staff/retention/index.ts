import { drifting } from './drifting';
import { nights } from './nights';

export const retention = { drifting, nights };
