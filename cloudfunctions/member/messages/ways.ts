import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { isWayOn, reachWays } from '../../../shared/domain/campaign';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

type Switches = NonNullable<OutputOf<typeof memberContract.messages.list>['switches']>;

/** The member's switches: marketing at all, and each way for itself. */
export function switchesOf({ consent }: MemberDocument, { reachSwitches }: AccountDocument): Switches {
  return { marketing: consent.marketing !== null, ways: reachWays.map((way) => ({ way, on: isWayOn(reachSwitches, way) })) };
}
