import { staffContract } from '../../../shared/contract/staff';
import { movePickUp, readPickUpCode } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import type { StoreId } from '../../../shared/kernel/ids';
import { definePreparedCommand, defineQuery } from '../../_runtime/define';
import { notFound, forbidden } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { pageOf } from '../../_runtime/paging';
import { giveBackExchange, pickUpOf } from '../../_coupon/give-back-exchange';
import type { ExchangeDocument, GiftExchangeDocument } from '../../_store/points-shop-documents';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { memberName } from '../members/summary';
import type { MemberDocument } from '../../_store/member-documents';
import type { StoreDocument } from '../../_store/store-documents';

const isGift = (one: ExchangeDocument): one is GiftExchangeDocument => one.gives === 'gift';

interface Counter {
  readonly storeId: StoreId;
  readonly now: Instant;
  readonly caller: StaffCaller;
}

function pickUpView(gift: GiftExchangeDocument, member: MemberDocument | undefined, stores: ReadonlyMap<string, StoreDocument>, of: Counter) {
  const { _id: exchangeId, name, state, at, untilOn, doneAt } = gift;
  return {
    exchangeId,
    name,
    memberName: memberName(member),
    memberNumber: member?.number ?? '',
    storeName: stores.get(gift.storeId)?.name ?? { zh: gift.storeId, en: gift.storeId },
    state,
    at,
    untilOn,
    ...(doneAt === null ? {} : { doneAt }),
    mayHandOut: state === 'waiting' && gift.storeId === of.storeId && localDateOf(of.now) <= untilOn,
    mayCancel: state === 'waiting' && gift.storeId === of.storeId && of.caller.role !== 'cashier' && member?.openid !== of.caller.openid,
  };
}

async function viewsOf(gifts: readonly GiftExchangeDocument[], of: Counter) {
  const [members, stores] = await Promise.all([store.members.getMany(gifts.map(({ memberId }) => memberId)), store.stores.getMany(gifts.map(({ storeId }) => storeId))]);
  return gifts.map((gift) => pickUpView(gift, members.get(gift.memberId), stores, of));
}

/** Gifts that wait in one of the caller's stores. */
export const waiting = defineQuery(staffContract.pointsShop.waiting, async ({ input, caller, now }) => {
  if (!seesStore(caller, input.storeId)) return forbidden();
  const page = await pageOf(store.exchanges, { filter: { storeId: input.storeId, state: 'waiting' }, by: 'untilOn', direction: 'asc', cursor: input.cursor });
  return accept({ items: await viewsOf(page.items.filter(isGift), { ...input, now, caller }), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

/** What a code stands for here, waiting ones first. A gift of another of the brand's stores is only named by its store. */
export const find = defineQuery(staffContract.pointsShop.find, async ({ input, caller, now }) => {
  if (!seesStore(caller, input.storeId)) return forbidden();
  const code = readPickUpCode(input.code);
  if (code === undefined) return refuse('PICK_UP_CODE_UNREADABLE', {});
  const found = (await store.exchanges.find({ filter: { code }, limit: 20 })).filter(isGift);
  const here = found.filter(({ storeId }) => storeId === input.storeId).sort((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'));
  if (here.length > 0) return accept({ pickUps: await viewsOf(here.slice(0, 5), { ...input, now, caller }) });
  const elsewhere = found.find(({ state }) => state === 'waiting');
  const other = elsewhere && (await store.stores.get(elsewhere.storeId));
  return other ? refuse('PICK_UP_STORE_OTHER', { storeName: other.name }) : refuse('PICK_UP_CODE_WRONG', {});
});

/** Hands a gift out against its code: of two tills one does, the other is told when it was. */
export const handOut = definePreparedCommand(staffContract.pointsShop.handOut, {
  prepareOnlyReads: true,

  async prepare({ input, caller }) {
    if (!seesStore(caller, input.storeId)) return forbidden();
    const gift = await store.exchanges.get(input.exchangeId);
    if (!gift || !isGift(gift)) return notFound();
    const [member, stores] = await Promise.all([store.members.get(gift.memberId), store.stores.getMany([gift.storeId])]);
    if (member && (await isOwnMember(caller, member))) return refuse('OWN_CARD', {});
    // A gift of another store is told only to who holds its code.
    if (gift.storeId !== input.storeId && gift.code !== readPickUpCode(input.code)) return notFound();
    return accept({ member, stores });
  },

  async run({ input, caller, now, tx, prepared: { member, stores } }) {
    const gift = await tx.exchanges.get(input.exchangeId);
    assert(gift && isGift(gift), 'an exchange is never taken away');
    const moved = movePickUp(pickUpOf(gift), { move: 'hand_out', code: readPickUpCode(input.code) ?? '', storeId: input.storeId, at: now });
    if (!moved.ok) {
      assert(moved.code !== 'PICK_UP_WAITING', 'a gift is handed out while it waits');
      return moved.code === 'PICK_UP_STORE_OTHER' ? refuse(moved.code, { storeName: stores.get(gift.storeId)?.name ?? { zh: gift.storeId, en: gift.storeId } }) : moved;
    }
    const done = { state: moved.value.state, doneAt: now, doneBy: caller.staffId } as const;
    await tx.exchanges.update(gift._id, done);
    return accept(pickUpView({ ...gift, ...done }, member, stores, { ...input, now, caller }));
  },
});

/** Cancels a gift for its member, by a manager of its store: whoever comes second, the member or the night among them, is told when it was. */
export const cancel = definePreparedCommand(staffContract.pointsShop.cancel, {
  prepareOnlyReads: true,

  async prepare({ input, caller }) {
    if (!seesStore(caller, input.storeId)) return forbidden();
    const gift = await store.exchanges.get(input.exchangeId);
    if (!gift || !isGift(gift) || gift.storeId !== input.storeId) return notFound();
    const [member, stores, { policies }] = await Promise.all([store.members.get(gift.memberId), store.stores.getMany([gift.storeId]), currentPolicies()]);
    if (member && (await isOwnMember(caller, member))) return refuse('OWN_CARD', {});
    return accept({ member, stores, policies });
  },

  async run({ input, caller, now, tx, prepared: { member, stores, policies } }) {
    const gift = await tx.exchanges.get(input.exchangeId);
    assert(gift && isGift(gift), 'an exchange is never taken away');
    const back = await giveBackExchange(tx, gift, { move: 'cancel', at: now, by: caller.staffId }, policies);
    if (back.ok) return accept(pickUpView({ ...gift, state: 'cancelled', doneAt: now }, member, stores, { ...input, now, caller }));
    assert(back.code === 'PICK_UP_DONE', 'a gift that waits may be cancelled at any time');
    return back;
  },
});
