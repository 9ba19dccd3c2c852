import type { Text } from '../../text';
import type { Campaign } from './campaign-types';

/** Whom a campaign is for, condition by condition as it is written; empty for everybody. Who approves reads all of them. */
export function audienceWords({ plan: { audience }, names }: Pick<Campaign, 'plan' | 'names'>, { campaigns, insights, say, words }: Text): readonly string[] {
  const { states, stages, groups, classes, tags, birthdayMonths, awayAtLeastDays: least, awayAtMostDays: most, notContactedDays: quiet } = audience;
  return [
    ...states.map((state) => words.retentionState[state]),
    ...stages.map((stage) => campaigns.words.stage[stage]),
    ...groups.map((group) => insights.group[group]),
    ...classes.map((one) => campaigns.words.memberClass[one]),
    ...names.tiers.map(say.name),
    ...names.topics.map((topic) => campaigns.follows(say.name(topic))),
    ...tags.map((tag) => campaigns.tagged(tag)),
    ...birthdayMonths.map((month) => campaigns.bornIn(campaigns.monthName(month))),
    ...(least === null ? [] : [campaigns.awayLeastDays(least)]),
    ...(most === null ? [] : [campaigns.awayMostDays(most)]),
    ...(quiet === null ? [] : [campaigns.notContactedFor(quiet)]),
  ];
}
