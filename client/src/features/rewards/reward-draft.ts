import { isLocalDate, type LocalDate } from '../../../../shared/kernel/time';
import { points } from '../../../../shared/kernel/units';
import type { Input, Value } from '../../api';

export type Reward = Value<'staff', 'pointsShop', 'setShelf'>;
type Saved = Input<'staff', 'pointsShop', 'save'>;

/** A reward as it is typed: numbers and days are text until they are sent. */
export interface RewardDraft {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'gift' | 'coupon';
  readonly templateId: string;
  readonly points: string;
  readonly stock: string;
  readonly perMember: string;
  readonly pickUpDays: string;
  readonly untilOn: string;
  readonly tierIds: readonly string[];
  readonly storeIds: readonly string[];
}

export const emptyReward: RewardDraft = { name: '', detail: '', kind: 'gift', templateId: '', points: '', stock: '', perMember: '', pickUpDays: '14', untilOn: '', tierIds: [], storeIds: [] };

/** The draft of a reward that is there. */
export function draftOf({ name, detail, gives, points: price, stock, perMemberLimit, pickUpDays, untilOn, tierIds, storeIds }: Reward): RewardDraft {
  return {
    name: name.zh, detail: detail.zh, kind: gives.kind, templateId: gives.kind === 'coupon' ? gives.templateId : '', points: String(price), stock: stock === null ? '' : String(stock),
    perMember: perMemberLimit === null ? '' : String(perMemberLimit), pickUpDays: String(pickUpDays), untilOn: untilOn ?? '', tierIds, storeIds,
  };
}

/** A whole number as typed: null for nothing, undefined for what is no number. @example wholeOf('12') //=> 12 */
export function wholeOf(typed: string): number | null | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  return /^\d{1,8}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** What is sent, or which of the fields cannot be read. English is kept where the Chinese was not changed. */
export function sentReward(draft: RewardDraft, before: Reward | undefined, today: LocalDate): { readonly ok: true; readonly input: Saved } | { readonly ok: false; readonly wrong: 'number' | 'day' } {
  const [price, stock, perMember, pickUpDays] = [wholeOf(draft.points), wholeOf(draft.stock), wholeOf(draft.perMember), wholeOf(draft.pickUpDays)];
  if (price === undefined || price === null || stock === undefined || perMember === undefined || pickUpDays === undefined) return { ok: false, wrong: 'number' };
  const untilOn = draft.untilOn.trim();
  if (untilOn !== '' && !isLocalDate(untilOn)) return { ok: false, wrong: 'day' };
  const named = (zh: string, kept: { readonly zh: string; readonly en: string } | undefined) => ({ zh: zh.trim(), en: kept && kept.zh === zh.trim() ? kept.en : '' });
  const terms = {
    name: named(draft.name, before?.name),
    detail: named(draft.detail, before?.detail),
    points: points(price),
    gives: draft.kind === 'gift' ? { kind: 'gift' as const } : { kind: 'coupon' as const, templateId: draft.templateId as never },
    tierIds: [...draft.tierIds] as never,
    storeIds: [...draft.storeIds] as never,
    fromOn: before?.fromOn ?? today,
    untilOn: untilOn === '' ? null : (untilOn as LocalDate),
    perMemberLimit: perMember,
    pickUpDays: pickUpDays ?? 0,
  };
  return { ok: true, input: { terms, stock, ...(before ? { rewardId: before.rewardId, version: before.version } : {}) } };
}
