import { useTicket } from '../../../shared/domain/member-code';
import type { Policies } from '../../../shared/domain/policy';
import type { StoreId } from '../../../shared/kernel/ids';
import { minuteMs, type Instant } from '../../../shared/kernel/time';
import type { StaffCaller } from '../../_runtime/identity';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** Whoever joined here in this time is likely still at the till: his phone was in his hand. */
export const justJoinedMs = 10 * minuteMs;

/** Whether a member joined at this store a moment ago. */
export function justJoinedHere(member: Pick<MemberDocument, 'joinedAt' | 'joinedStoreId'>, storeId: StoreId, now: Instant): boolean {
  return member.joinedStoreId === storeId && member.joinedAt <= now && now - member.joinedAt < justJoinedMs;
}

/** Whether a member who was not scanned may only earn: his points and coupons need his own code, unless the policy trusts a number, or he has just joined here. */
export function onlyEarnsUnscanned(member: Pick<MemberDocument, 'joinedAt' | 'joinedStoreId'>, storeId: StoreId, now: Instant, policies: Policies): boolean {
  return policies.checkout.unscannedMaySpend !== true && !justJoinedHere(member, storeId, now);
}

/** Whether the scan that a basket names is there and this cashier's. */
export function hasScan(account: AccountDocument, basket: { readonly scanId?: string | undefined; readonly storeId: StoreId }, caller: StaffCaller, now: Instant): boolean {
  return basket.scanId !== undefined && useTicket(account.code.scan, { scanId: basket.scanId, staffId: caller.staffId, storeId: basket.storeId }, now).ok;
}
