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
export { everyMember, inIssueAudience } from './issue-audience';
export type { IssueAudience, IssueFacts } from './issue-audience';
export { anybody, audienceAsks, audienceConditions, audienceMisses, isCountedByIndex, stretchesOf } from './audience';
export type { AudienceCondition, AudienceFacts, AudienceRule, AudienceStretch } from './audience';
export {
  campaignFaults, campaignFaultList, campaignOccasion, campaignRound, campaignStates, faultSource, mostCalls, mostRounds, permitStep, roundStartsAt, watchedUntil, windowEndsOn,
} from './campaign';
export type { CampaignFault, CampaignPlan, CampaignRefusal, CampaignState, CampaignStep } from './campaign';
export { decideArm } from './campaign-arm';
export type { Arm, ArmDecision } from './campaign-arm';
export { membersNeeded, pooledRates, rateDifference, smallestDifferenceSeen, verdictOf, verdicts } from './results';
export type { Interval, RateDifference, Stratum, Successes, Verdict } from './results';
export { adjustedSpendDifference, momentsOf, pooledSpend, spendCap, withMember } from './results-spend';
export type { SpendCell, SpendCells } from './results-spend';
