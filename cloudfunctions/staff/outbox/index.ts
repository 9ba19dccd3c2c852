import { checkAccount } from './check-account';
import { decideGroup } from './decide-group';
import { groups } from './groups';
import { list } from './list';
import { setWeather } from './set-weather';

export const outbox = { list, groups, decideGroup, setWeather, checkAccount };
