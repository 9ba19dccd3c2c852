import { emptyPointsAccount } from '../../shared/domain/points';
import type { TierPolicy } from '../../shared/domain/tier';
import { firstTierState } from '../../shared/domain/tier';
import { emptyStatistics } from '../../shared/domain/retention';
import type { MemberId, OpenId, StoreId } from '../../shared/kernel/ids';
import type { LocalDate } from '../../shared/kernel/time';
import type { AccountDocument } from '../_store/account-documents';

/** The account a member begins with, however he comes to us: nothing earned, nothing owed, the first tier. */
export function newAccount(of: {
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly openid: OpenId | undefined;
  readonly joinedOn: LocalDate;
  /** The secret of his rotating code, in hex. */
  readonly codeSecret: string;
  readonly tiers: TierPolicy;
}): AccountDocument {
  return {
    _id: of.memberId,
    storeId: of.storeId,
    ...(of.openid === undefined ? {} : { openid: of.openid }),
    points: emptyPointsAccount,
    tier: firstTierState(of.joinedOn, of.tiers),
    statistics: emptyStatistics,
    code: { secret: of.codeSecret, lastStep: null },
    openComplaints: 0,
    marketingContactsAt: [],
    credits: {},
    revision: 1,
  };
}
