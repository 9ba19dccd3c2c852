import { createHash } from 'node:crypto';
import type { MemberId, StoreId } from '../../shared/kernel/ids';

/**
 * The id of a member of an older system, from its own id there: the same import again finds the same member. A digest, because jobs
 * take the first members in order of id for a sample of all, and card numbers run by the day of joining.
 */
export const importedMemberId = (storeId: StoreId, memberRef: string): MemberId =>
  `m_${createHash('sha256').update(`${storeId}\n${memberRef}`).digest('hex').slice(0, 20)}` as MemberId;
