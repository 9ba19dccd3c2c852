import type { DetailsOf, Value } from '../api/contract-types';

type Campaign = Value<'staff', 'campaigns', 'show'>;
type Why = Value<'staff', 'campaigns', 'why'>;
type RefusalCode =
  | 'CAMPAIGN_STATE' | 'CAMPAIGN_CHANGED' | 'CAMPAIGN_OWN_APPROVAL' | 'CAMPAIGN_NOT_YOURS_TO_DECLINE' | 'CAMPAIGN_UNFIT'
  | 'TEST_NOT_MEMBER' | 'TEST_CHANNEL' | 'TEST_NO_CREDIT' | 'TEST_WORDS_MISSING' | 'TEST_REFUSED';

/** Words for the values of campaigns and messages; one without its word does not compile. */
export interface CampaignWords {
  readonly state: Readonly<Record<Campaign['state'], string>>;
  readonly fault: Readonly<Record<Campaign['faults'][number], string>>;
  readonly condition: Readonly<Record<NonNullable<Why['outside']>['conditions'][number], string>>;
  readonly verdict: Readonly<Record<NonNullable<Campaign['result']>['effect']['verdict'], string>>;
  readonly stage: Readonly<Record<Campaign['plan']['audience']['stages'][number], string>>;
  readonly memberClass: Readonly<Record<Campaign['plan']['audience']['classes'][number], string>>;
  /** Occasions by name; a store's own occasion goes by the campaign's. */
  readonly occasion: Readonly<Record<string, string>>;
  readonly way: Readonly<Record<NonNullable<Value<'member', 'messages', 'list'>['switches']>['ways'][number]['way'], string>>;
  readonly refusal: { readonly [Code in RefusalCode]: (details: DetailsOf<Code>) => string };
}
