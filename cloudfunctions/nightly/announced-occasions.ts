import { festivalDue, festivalsOn, rainyDayDue } from '../../shared/domain/campaign';
import { announce } from '../_reach/announce';
import { store } from '../_store/store';
import type { Night } from './night-context';

/** A festival concerns everybody: the sender works the base through by pages in the morning. */
export async function announceFestivals({ businessDay, tick }: Night): Promise<void> {
  for (const festival of festivalsOn(businessDay)) {
    const { occasion, round, facts, endsAt } = festivalDue(festival, businessDay);
    await announce({ id: round, occasion, facts, ...(endsAt === undefined ? {} : { endsAt }) }, { kind: 'everybody' }, tick.now);
  }
}

/** Rain that stores have put down for today; what they put down during the day is announced at once. */
export async function announceRain({ businessDay, tick }: Night): Promise<void> {
  const days = await store.storeWeather.find({ filter: { on: businessDay, rain: true }, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 });
  const stores = await store.stores.getMany(days.map(({ storeId }) => storeId));
  for (const { storeId } of days) {
    const { occasion, round, facts, endsAt } = rainyDayDue(stores.get(storeId)?.name.zh ?? '', businessDay);
    await announce({ id: `${storeId}_${round}`, occasion, facts, ...(endsAt === undefined ? {} : { endsAt }) }, { kind: 'store', storeId }, tick.now);
  }
}
