/** How many subscribe messages a member may still be sent, by template id: one for each accept he tapped. */
export type SubscribeCredits = Readonly<Record<string, number>>;

/** How many messages of a template he may still be sent; none for one he never allowed. @example creditsOf({}, 'toString') //=> 0 */
export function creditsOf(credits: SubscribeCredits, templateId: string): number {
  return Object.hasOwn(credits, templateId) ? (credits[templateId] ?? 0) : 0;
}

/** One more, by an accept or because a message that took it was not carried. */
export function withCredit(credits: SubscribeCredits, templateId: string): SubscribeCredits {
  return { ...credits, [templateId]: creditsOf(credits, templateId) + 1 };
}

/** One less, for a message about to be handed over; null when there is none to take. */
export function withoutCredit(credits: SubscribeCredits, templateId: string): SubscribeCredits | null {
  const left = creditsOf(credits, templateId);
  return left > 0 ? { ...credits, [templateId]: left - 1 } : null;
}

/** None left: the platform said so (43101), whatever we had counted. */
export function withNoCredit(credits: SubscribeCredits, templateId: string): SubscribeCredits {
  return { ...credits, [templateId]: 0 };
}
