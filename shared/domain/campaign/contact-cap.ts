import { dayMs, instant, type Instant } from '../../kernel/time';

export type CapReason = 'CAP_WEEK' | 'CAP_MONTH';
/** A contact counts for so long; older ones may be forgotten. */
export const contactMemoryMs = 30 * dayMs;

/**
 * The caps that one more marketing contact at `at` would break. Contacts planned for later count as well as those made,
 * and two contacts exactly seven days apart do not share a week.
 */
export function capsBroken(
  contactsAt: readonly Instant[],
  at: Instant,
  most: { readonly marketingPer7Days: number; readonly marketingPer30Days: number },
): readonly CapReason[] {
  // A plan may lie ahead of `at`, so both sides are looked at; over-counting errs towards silence.
  const within = (ms: number): number => contactsAt.filter((contact) => Math.abs(contact - at) < ms).length;
  const broken: CapReason[] = [];
  if (within(7 * dayMs) >= most.marketingPer7Days) broken.push('CAP_WEEK');
  if (within(30 * dayMs) >= most.marketingPer30Days) broken.push('CAP_MONTH');
  return broken;
}

/** The contacts with one more, those too old to count left out, in order. */
export function withContact(contactsAt: readonly Instant[], at: Instant): readonly Instant[] {
  const oldest = at - contactMemoryMs;
  return [...contactsAt.filter((contact) => contact > oldest), at].sort((left, right) => left - right).map(instant);
}

/** The contacts without one that was planned and did not happen. */
export function withoutContact(contactsAt: readonly Instant[], at: Instant): readonly Instant[] {
  const place = contactsAt.indexOf(at);
  return place < 0 ? contactsAt : contactsAt.filter((_, i) => i !== place);
}
