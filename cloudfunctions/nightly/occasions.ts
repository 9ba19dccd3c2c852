import type { OccasionId } from '../../shared/domain/campaign';
import { addDays, dayMs, daysBetween, type LocalDate } from '../../shared/kernel/time';
import { is } from '../_store/collection';
import { planReach, type Addressee } from '../_reach/plan-reach';
import { store } from '../_store/store';
import { announceFestivals, announceRain } from './announced-occasions';
import { birthdays, closedComplaints, endingCoupons, endingPoints, endingTiers, firstPurchases } from './occasion-pages';
import { pageTimeMs, type KeepProgress, type Night } from './night-context';
import type { NightRunDocument } from '../_store/night-documents';

/** A page of an occasion: whom it has come for, and what the next page is asked behind; null when this was the last. */
export interface OccasionPage {
  readonly addressees: readonly Addressee[];
  readonly cursor: string | null;
}
/** Members of an occasion on one day, found through an index. */
export type OccasionPages = (night: Night, on: LocalDate, cursor: string) => Promise<OccasionPage>;

/** The occasions of every night, in order. `missedDays`: a night that was skipped is made up for, where a late word is better than none. */
const passes: readonly { readonly occasion: OccasionId; readonly pages: OccasionPages; readonly missedDays: number }[] = [
  { occasion: 'points_expiring', pages: endingPoints, missedDays: 0 },
  { occasion: 'tier_changing', pages: endingTiers, missedDays: 0 },
  { occasion: 'coupon_expiring', pages: endingCoupons, missedDays: 3 },
  { occasion: 'first_purchase', pages: firstPurchases, missedDays: 3 },
  { occasion: 'complaint_closed', pages: closedComplaints, missedDays: 3 },
  { occasion: 'birthday', pages: birthdays, missedDays: 0 },
];

/** What the night's cursor says of its occasions: which pass, which day, and how far in it. */
interface Place {
  readonly pass: number;
  readonly on: LocalDate;
  readonly cursor: string;
}

/**
 * Finds, for each occasion, the members for whom it has come, and decides about them a page at a time; then festivals and rain are announced.
 * Cut off anywhere it goes on from the page: decisions are named by occasion, member and period, so a page done again decides nothing anew.
 */
export async function workOccasions(night: Night, run: NightRunDocument, keep: KeepProgress): Promise<void> {
  let place = placeOf(run.cursor ?? '') ?? (await firstPlace(night, 0));
  while (place) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const pass = passes[place.pass];
    if (!pass) break;
    const { addressees, cursor } = await pass.pages(night, place.on, place.cursor);
    await planReach({ policies: night.policies, now: night.tick.now, businessDay: night.businessDay, dice: night.tick.dice }, addressees);
    place = cursor === null ? await nextPlace(night, place) : { ...place, cursor };
    if (place) await keep({ cursor: JSON.stringify(place) });
  }
  await announceFestivals(night);
  await announceRain(night);
  // What the sender's quotas counted is of no use two days later.
  await store.sendCounts.removeWhere({ endsAt: is.below(night.tick.now - 2 * dayMs) });
  await keep({ phase: 'count', cursor: '' });
}

function placeOf(cursor: string): Place | undefined {
  return cursor === '' ? undefined : (JSON.parse(cursor) as Place);
}

/** Where a pass begins: the day after the last one it has looked at whole, not further back than its missed days. */
async function firstPlace({ businessDay }: Night, pass: number): Promise<Place | undefined> {
  for (let next = pass; next < passes.length; next += 1) {
    const of = passes[next];
    if (!of) return undefined;
    const mark = await store.occasionMarks.get(of.occasion);
    const oldest = addDays(businessDay, -of.missedDays);
    const on = !mark ? businessDay : mark.doneOn < oldest ? oldest : addDays(mark.doneOn, 1);
    if (daysBetween(on, businessDay) >= 0) return { pass: next, on, cursor: '' };
  }
  return undefined;
}

async function nextPlace(night: Night, { pass, on }: Place): Promise<Place | undefined> {
  const of = passes[pass];
  if (!of) return undefined;
  await store.occasionMarks.put({ _id: of.occasion, doneOn: on });
  return on < night.businessDay ? { pass, on: addDays(on, 1), cursor: '' } : firstPlace(night, pass + 1);
}
