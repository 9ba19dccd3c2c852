import type { MemberDocument } from '../../_store/member-documents';
import type { DecisionDocument, OutboxDocument } from '../../_store/outbox-documents';


/** Why the store wrote, as the member may know it: what it was about, and since when he has agreed to be written to. */
export function becauseOf(message: Pick<OutboxDocument, 'occasion' | 'purpose'> | undefined, decision: Pick<DecisionDocument, 'occasion' | 'purpose'> | undefined, member: MemberDocument | undefined) {
  const of = message ?? (decision && { occasion: decision.occasion, purpose: decision.purpose ?? 'marketing' });
  if (!of) return undefined;
  const consent = member?.consent.marketing;
  return { occasion: of.occasion, purpose: of.purpose, ...(of.purpose === 'marketing' && consent ? { consentSince: consent.at } : {}) };
}
