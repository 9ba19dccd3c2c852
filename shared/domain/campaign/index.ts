/** Public names of reaching members: the decision, its policy, the templates, the occasions, the win-back campaign. */
export { decideReach } from './decide-reach';
export type { ExpiringThing, ReachDecision, ReachMember, ReachReason, ReachRequest } from './decide-reach';
export { groupSendStates, outboxStates, outboxStatesUnderWay, outboxStatesUnsent } from './sending-states';
export type { GroupSendState, OutboxState } from './sending-states';
export { mostGroupSendsAMonth } from './choose-way';
export { bestHourOf } from './best-hour';
export { defaultReachPolicy } from './reach-policy';
export type { ChannelQuota, OaSenderKind, ReachPolicy, SmsProviderKind } from './reach-policy';
export { defaultMessageTemplates, messageTemplatesIn } from './default-templates';
export type { MessageLanguage } from './default-templates';
export { fillTemplate, messageChannels, textOf, variantsOf, placePattern } from './message-template';
export type { MessageChannel, MessageFacts, MessageField, MessageTemplate, Purpose, ReachMessage } from './message-template';
export { fieldRulesOf } from './message-field';
export { checkTemplate } from './check-template';
export type { TemplateRefusal } from './check-template';
export { sourceOf } from './marketing-words';
export type { TextRule, WordRule } from './marketing-words';
export { capsBroken, withContact, withoutContact } from './contact-cap';
export { earliestDaytime } from './quiet-hours';
export { isHeldOut } from './holdout';
export { creditsOf, withCredit, withNoCredit, withoutCredit } from './subscribe-credits';
export type { SubscribeCredits } from './subscribe-credits';
export { occasionIds, occasionRuleOf, occasionRules, placesOf } from './occasions';
export type { OccasionId, OccasionRule } from './occasions';
export {
  birthdayDue, complaintClosedDue, couponExpiringDue, festivalDue, firstPurchaseDue, pointsExpiringDue, rainyDayDue, tierChangingDue,
} from './occasion-due';
export type { DueOccasion } from './occasion-due';
export { festivalsOf, festivalsOn } from './festivals';
export type { Festival } from './festivals';
export { birthdaysKeptOn, birthdayYearOn } from './birthdays-on';
export { decisionIdOf, expiringCoupons, expiringPoints, isWinBack, messageDay, winBackCampaign, winBackDueOn, winBackOccasionOf, standingWindowDays, winBackRound } from './win-back';
export type { WinBackOccasion } from './win-back';
export { lastWord } from './last-moment';
export type { LastWord, MemberNow, WaitingMessage } from './last-moment';
export { isWayOn, reachWays, setReachSwitch } from './reach-switches';
export type { ReachSwitches, ReachWay } from './reach-switches';
export { everyMember, inIssueAudience } from './issue-audience';
export type { IssueAudience, IssueFacts } from './issue-audience';
export { anybody, audienceAsks, audienceRestsOnScore, audienceConditions, audienceMisses, isCountedByIndex, stretchesOf } from './audience';
export type { AudienceCondition, AudienceFacts, AudienceRule, AudienceStretch } from './audience';
export {
  campaignFaults, campaignFaultList, campaignOccasion, campaignRound, campaignStates, faultSource, mostCalls, mostRounds, permitStep, roundStartsAt, watchedUntil, windowEndsOn,
} from './campaign';
export type { CampaignFault, CampaignPlan, CampaignRefusal, CampaignState, CampaignStep } from './campaign';
export { decideArm } from './campaign-arm';
export type { Arm, ArmDecision } from './campaign-arm';
export { membersNeeded, pooledRates, rateDifference, rateUntold, smallestDifferenceSeen, verdictOf, verdicts } from './results';
export type { Interval, RateDifference, Stratum, Successes, Verdict } from './results';
export { adjustedSpendDifference, momentsOf, pooledSpend, spendCap, withMember } from './results-spend';
export type { SpendCell, SpendCells } from './results-spend';
