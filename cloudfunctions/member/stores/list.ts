import { memberContract } from '../../../shared/contract/member';
import { hoursOnDay, type OpeningHours } from '../../../shared/domain/opening-hours';
import { accept } from '../../../shared/kernel/result';
import { addDays, localDateOf, localTime, minuteMs, type Instant, type LocalDate } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { identityId } from '../../_runtime/identity';
import { chinaHolidays } from '../../_complaint/holiday-calendar';
import { store } from '../../_store/store';
import { storeView } from '../membership/view';

const mostStores = 200;

/** Whether a moment lies in a block of its own day, or in one of the evening before that reaches past midnight. */
function isOpenAt(hours: OpeningHours, now: Instant): boolean {
  const today = localDateOf(now);
  const within = (on: LocalDate) => {
    const minute = (now - localTime(on, 0)) / minuteMs;
    return hoursOnDay(hours, chinaHolidays, on).blocks.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);
  };
  return within(today) || within(addDays(today, -1));
}

function todayOf(hours: OpeningHours, now: Instant) {
  const { blocks, name } = hoursOnDay(hours, chinaHolidays, localDateOf(now));
  return { today: blocks.map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })), todayName: name, isOpen: isOpenAt(hours, now) };
}

/** Where we are and when: whoever looks around may know that, too. */
export const list = defineQuery(memberContract.stores.list, async ({ caller, now }) => {
  const [stores, identity] = await Promise.all([
    store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostStores }),
    store.identities.get(identityId(caller.openid)),
  ]);
  const [hours, account] = await Promise.all([
    store.openingHours.getMany(stores.map(({ _id }) => _id)),
    identity ? store.accounts.get(identity.memberId) : undefined,
  ]);
  const views = stores.map((one) => {
    const set = hours.get(one._id)?.hours;
    return { ...storeView(one), isOwn: one._id === account?.storeId, ...(set ? todayOf(set, now) : {}) };
  });
  return accept({ stores: views.sort((left, right) => Number(right.isOwn) - Number(left.isOwn)) });
});
