import type { Input, Value } from '../../api';

export type Campaign = Value<'staff', 'campaigns', 'show'>;
export type CampaignRow = Value<'staff', 'campaigns', 'list'>['items'][number];
export type Choices = Value<'staff', 'campaigns', 'choices'>;
export type Effect = NonNullable<Campaign['result']>['effect'];
export type Plan = Input<'staff', 'campaigns', 'save'>['plan'];
export type Audience = Plan['audience'];
export type Why = Value<'staff', 'campaigns', 'why'>;

/** A campaign that nobody has written yet: everybody, nothing said, one round, two weeks of watching. */
export const emptyPlan: Plan = {
  name: '',
  audience: {
    storeIds: [], states: [], stages: [], groups: [], classes: [], tierIds: [], interests: [], tags: [], birthdayMonths: [],
    awayAtLeastDays: null, awayAtMostDays: null, notContactedDays: null,
  },
  offer: '', untilOn: null, templateIds: [], calls: false, startAt: null, rounds: 1, gapDays: 10, windowDays: 14,
};
