import { inIssueAudience, type IssueAudience } from '../../shared/domain/campaign';
import { effectiveTierId, type TierPolicy } from '../../shared/domain/tier';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import type { LocalDate } from '../../shared/kernel/time';
import { hasLeft } from '../_member/left-account';
import { pageAfter } from '../_store/pages';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { MemberDocument } from '../_store/member-documents';

/** An audience as one person may reach it. */
export interface ReachableAudience {
  readonly audience: IssueAudience;
  /** The stores whose members may be reached; `all` for head office. */
  readonly within: readonly StoreId[] | 'all';
}

export interface AudiencePage {
  readonly memberIds: readonly MemberId[];
  /** Accounts read, and the last of them: where the next page begins. */
  readonly read: number;
  readonly last: string;
  readonly more: boolean;
}

/**
 * The members of an audience among the next accounts in order of id. Accounts are read by their ids and judged here: audiences are few and
 * each its own mixture, so indexes for them would cost every sale more than they save.
 */
export async function audiencePage({ audience, within }: ReachableAudience, cursor: string, of: { readonly on: LocalDate; readonly tiers: TierPolicy; readonly limit: number }): Promise<AudiencePage> {
  const accounts = await pageAfter<AccountDocument, 'storeId' | 'tier' | 'retention' | 'leftAt'>(store.accounts, cursor, { fields: ['storeId', 'tier', 'retention', 'leftAt'], limit: of.limit });
  const factsOf = (account: (typeof accounts)[number], member: MemberDocument | undefined) => ({
    storeId: account.storeId,
    tierId: effectiveTierId(account.tier, of.on, of.tiers),
    state: account.retention?.state ?? null,
    birthday: member?.birthday?.birthday ?? null,
  });
  const withoutBirthday = { ...audience, birthdayIn: null };
  const near = accounts.filter((account) => !hasLeft(account) && (within === 'all' || within.includes(account.storeId)) && inIssueAudience(withoutBirthday, factsOf(account, undefined)));
  // Birthdays are personal data of the member's document: read only when asked for, and only for those who fit otherwise.
  const members = audience.birthdayIn === null || near.length === 0 ? undefined : await store.members.getMany(near.map(({ _id }) => _id));
  const found = members ? near.filter((account) => inIssueAudience(audience, factsOf(account, members.get(account._id)))) : near;
  return { memberIds: found.map(({ _id }) => _id), read: accounts.length, last: accounts.at(-1)?._id ?? cursor, more: accounts.length === of.limit };
}
