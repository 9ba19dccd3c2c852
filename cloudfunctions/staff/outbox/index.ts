import { announcements, stopAnnouncement } from './announcements';
import { checkAccount } from './check-account';
import { decideGroup } from './decide-group';
import { groups } from './groups';
import { list } from './list';
import { setWeather } from './set-weather';
import { weather } from './weather';

export const outbox = { list, groups, decideGroup, weather, setWeather, announcements, stopAnnouncement, checkAccount };
