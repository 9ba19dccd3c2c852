import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { addDays, dayMs, instant, localDateOf, type Instant, type LocalDate } from '../../kernel/time';
import type { AudienceRule } from './audience';
import type { MessageTemplate } from './message-template';

/**
 * draft: being written. waiting: for the next level to approve. scheduled: approved, not begun. running: rounds are prepared and sent, or
 * what came of them is still watched. done: the window of its result is closed. stopped: ended by a person; nothing more goes out.
 */
export const campaignStates = ['draft', 'waiting', 'scheduled', 'running', 'done', 'stopped'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** What a person writes of a campaign. */
export interface CampaignPlan {
  readonly name: string;
  readonly audience: AudienceRule;
  /** What is on offer and until when, for templates that name it; empty and null where there is nothing of the kind. */
  readonly offer: string;
  readonly untilOn: LocalDate | null;
  /** Templates of the registry, all of one occasion; which of them and of their variants a member gets is decided for him. */
  readonly templateIds: readonly string[];
  /** Whether a person of the store calls those whom no message reaches: a list of ten thousand is not for a shop's telephone. */
  readonly calls: boolean;
  /** Not begun before; null: as soon as it is approved. */
  readonly startAt: Instant | null;
  /** The same members are written to so many times, `gapDays` apart, as long as they have not come. */
  readonly rounds: number;
  readonly gapDays: number;
  /** Purchases within so many days of the first round count as its result. */
  readonly windowDays: number;
}

/** Calls of one campaign at most: more than a shop can make are not made. */
export const mostCalls = 200;
/** Times one campaign may write to the same person: who has not come after three has answered. */
export const mostRounds = 3;
/** Below this gap the weekly cap would stop every second round anyway. */
export const shortestGapDays = 8;

export const campaignFaultList = [
  'name_missing', 'template_missing', 'template_unknown', 'template_service', 'template_oa_service_only', 'templates_of_two_occasions',
  'rounds_range', 'gap_short', 'window_range', 'window_ends_before_last_round', 'start_past', 'away_crossed', 'contacted_range',
] as const;
export type CampaignFault = (typeof campaignFaultList)[number];

/** Where the rule behind a fault is written, for the screen: the platform's own terms, not our opinion. */
export const faultSource: Readonly<Partial<Record<CampaignFault, string>>> = {
  template_oa_service_only: 'developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html',
};

/**
 * What stands against a campaign, all of it at once; none: it may be handed in. A campaign asks members to come, so it is marketing, whatever
 * its words are: an official account's template message is refused for it, and so is a template that is registered as a service notice.
 *
 * Source: WeChat, Template_Message_Interface: template messages are for service notices only; coupons, vouchers and red packets are named
 * as punishable.
 */
export function campaignFaults(plan: CampaignPlan, registry: readonly MessageTemplate[], now: Instant): readonly CampaignFault[] {
  const chosen = plan.templateIds.map((id) => registry.find((template) => template.templateId === id));
  const known = chosen.flatMap((template) => template ?? []);
  const { audience, rounds, gapDays, windowDays } = plan;
  const found: readonly (readonly [CampaignFault, boolean])[] = [
    ['name_missing', plan.name.trim() === ''],
    ['template_missing', chosen.length === 0 && !plan.calls],
    ['template_unknown', known.length < chosen.length],
    ['template_oa_service_only', known.some(({ channel }) => channel === 'oa_template')],
    ['template_service', known.some(({ channel, purpose }) => channel !== 'oa_template' && purpose === 'service')],
    ['templates_of_two_occasions', new Set(known.map(({ occasion }) => occasion)).size > 1],
    ['rounds_range', rounds < 1 || rounds > mostRounds],
    ['gap_short', rounds > 1 && gapDays < shortestGapDays],
    ['window_range', windowDays < 3 || windowDays > 60],
    ['window_ends_before_last_round', windowDays <= (rounds - 1) * gapDays],
    ['start_past', plan.startAt !== null && plan.startAt < now - dayMs],
    ['away_crossed', audience.awayAtLeastDays !== null && audience.awayAtMostDays !== null && audience.awayAtLeastDays > audience.awayAtMostDays],
    ['contacted_range', audience.notContactedDays !== null && (audience.notContactedDays < 1 || audience.notContactedDays > 30)],
  ];
  return found.filter(([, is]) => is).map(([fault]) => fault);
}

/** The occasion of a campaign: that of its templates; a campaign of calls alone is a win-back by its audience's furthest state. */
export function campaignOccasion(plan: Pick<CampaignPlan, 'templateIds' | 'audience'>, registry: readonly MessageTemplate[]): string {
  const template = registry.find(({ templateId }) => plan.templateIds.includes(templateId));
  if (template) return template.occasion;
  const { states } = plan.audience;
  return states.includes('lost') ? 'lost' : states.includes('dormant') ? 'dormant' : 'drifting';
}

export type CampaignStep = 'edit' | 'submit' | 'approve' | 'decline' | 'stop';

/** In which states a step may be taken. */
const allowedIn: Readonly<Record<CampaignStep, readonly CampaignState[]>> = {
  edit: ['draft'],
  submit: ['draft'],
  approve: ['waiting'],
  decline: ['waiting'],
  stop: ['waiting', 'scheduled', 'running'],
};

export type CampaignRefusal =
  | Refusal<'CAMPAIGN_STATE', { readonly state: CampaignState }>
  | Refusal<'CAMPAIGN_CHANGED', { readonly revision: number }>
  | Refusal<'CAMPAIGN_OWN_APPROVAL', Record<string, never>>;

/**
 * Whether a person may take a step with the campaign as he sees it.
 *
 * Refuses CAMPAIGN_STATE when the campaign has moved on; CAMPAIGN_CHANGED when somebody else has changed it since it was read: what is
 * approved is what was seen; CAMPAIGN_OWN_APPROVAL when the approver wrote or handed in any of it. Who wrote it may decline it: that takes it back.
 */
export function permitStep(
  campaign: { readonly state: CampaignState; readonly revision: number; readonly writtenBy: readonly string[] },
  by: { readonly step: CampaignStep; readonly staffId: string; readonly revision: number },
): Result<null, CampaignRefusal> {
  if (!allowedIn[by.step].includes(campaign.state)) return refuse('CAMPAIGN_STATE', { state: campaign.state });
  // Stopping is right whatever has changed meanwhile.
  if (by.step !== 'stop' && by.revision !== campaign.revision) return refuse('CAMPAIGN_CHANGED', { revision: campaign.revision });
  if (by.step === 'approve' && campaign.writtenBy.includes(by.staffId)) return refuse('CAMPAIGN_OWN_APPROVAL', {});
  return accept(null);
}

/** When the rounds of a campaign begin, the first at `startsAt`. */
export function roundStartsAt(startsAt: Instant, plan: Pick<CampaignPlan, 'gapDays'>, round: number): Instant {
  return instant(startsAt + (round - 1) * plan.gapDays * dayMs);
}

/** The last day whose purchases count for a member who was assigned on a day; that day counts. */
export function windowEndsOn(assignedOn: LocalDate, windowDays: number): LocalDate {
  return addDays(assignedOn, windowDays - 1);
}

/** The day after which nothing of a campaign is watched any more: the last round may still assign a newcomer. */
export function watchedUntil(startsAt: Instant, plan: Pick<CampaignPlan, 'gapDays' | 'rounds' | 'windowDays'>): LocalDate {
  return windowEndsOn(addDays(localDateOf(roundStartsAt(startsAt, plan, plan.rounds)), 1), plan.windowDays);
}

/** The round as decisions and outbox rows name it. */
export const campaignRound = (round: number): string => `r${round}`;
