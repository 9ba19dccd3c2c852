/** Public names of reaching members: the decision, its policy, the templates, the win-back campaign. */
export { decideReach } from './decide-reach';
export type { ExpiringThing, ReachDecision, ReachMember, ReachMessage, ReachReason, ReachRequest } from './decide-reach';
export { defaultMessageTemplates, defaultReachPolicy } from './reach-policy';
export type { ReachPolicy } from './reach-policy';
export { checkTemplate, fillTemplate, textOf, variantsOf } from './message-template';
export type { MessageChannel, MessageFacts, MessageField, MessageTemplate, Purpose, TemplateRefusal } from './message-template';
export { capsBroken, withContact, withoutContact } from './contact-cap';
export { earliestDaytime } from './quiet-hours';
export { isHeldOut } from './holdout';
export { decisionIdOf, expiringCoupons, expiringPoints, messageDay, winBackCampaign, winBackDueOn, winBackOccasionOf, winBackRound } from './win-back';
export type { WinBackOccasion } from './win-back';
export { lastWord } from './last-moment';
export type { LastWord, MemberNow, WaitingMessage } from './last-moment';
export { isWayOn, reachWays, setReachSwitch } from './reach-switches';
export type { ReachSwitches, ReachWay } from './reach-switches';
export { inAudience, wholeAudience } from './audience';
export type { Audience, AudienceFacts } from './audience';
