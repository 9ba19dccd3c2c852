import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { birthdaySent } from '../../_member/birthday-view';
import { store } from '../../_store/store';

/** Wishes of the caller's stores, newest first; with the day of the last gift, because two birthdays a year are the reason for the lock. */
export const waiting = defineQuery(staffContract.birthdayWishes.waiting, async ({ input, caller }) => {
  const page = await pageOf(store.birthdayWishes, { filter: storeFilter(caller), by: 'askedAt', direction: 'desc', cursor: input.cursor });
  const ids = page.items.map((wish) => wish._id);
  const [members, accounts] = await Promise.all([store.members.getMany(ids), store.accounts.getMany(ids)]);
  const items = page.items.flatMap(({ _id, storeId, wanted, reason, askedAt }) => {
    const member = members.get(_id);
    const lastGiftOn = accounts.get(_id)?.birthdayGiftOn;
    if (!member?.birthday) return [];
    return [{
      wishId: _id, memberId: _id, memberName: member.nickname, memberNumber: member.number, storeId, current: birthdaySent(member.birthday.birthday), wanted: birthdaySent(wanted),
      reason, askedAt, ...(lastGiftOn ? { lastGiftOn } : {}),
    }];
  });
  return accept({ items, ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
