import { store } from '../cloudfunctions/_store/store';
import { currentPolicies } from '../cloudfunctions/_store/rules-documents';
import type { LocalCloud } from '../local/cloud';
import { withStore } from '../local/shop';
import { defaultPolicies } from '../shared/domain/policy';
import { demoStoreParameters, generatePurchaseLog, noCosts, RefitSample, scoreMember, statisticsOf, type NamedModel, type RetentionPolicy } from '../shared/domain/retention';
import { firstTierState } from '../shared/domain/tier';
import type { MemberId, StoreId } from '../shared/kernel/ids';
import { newId } from '../shared/kernel/ids';
import { seededDice } from '../shared/kernel/random';
import { addDays, localTime, monthOf, type LocalDate } from '../shared/kernel/time';
import { points } from '../shared/kernel/units';
import type { AccountDocument } from '../cloudfunctions/_store/account-documents';
import type { MemberDocument } from '../cloudfunctions/_store/member-documents';

const historyDays = 400;
const membersAtOnce = 1_000;
const stores = 50;

/**
 * A base as the night of `night` leaves it: so many members with 400 days of purchases, each with the record that the night would have
 * written, and its model. Made by the domain's own functions and put into the engine directly, because the first night of a million
 * imported members is not what is measured.
 */
export async function fillNightBase(cloud: LocalCloud, base: { readonly members: number; readonly night: LocalDate }): Promise<void> {
  const { retention, reach } = await withStore(cloud.url, currentPolicies);
  const asOf = addDays(base.night, -1);
  const present = await cloud.engine.count('accounts', {});
  if (present >= base.members) return;
  const model = modelOf(base.night, retention);
  await withStore(cloud.url, async () => {
    await store.models.put({ ...model, _id: model.modelId, fittedOn: asOf });
    await store.models.put({ ...model, _id: 'current', fittedOn: asOf });
  });
  const day = { businessDay: base.night, asOf, restDays: reach.restAfterPurchaseDays };
  for (let start = 0; start < base.members; start += membersAtOnce) {
    const made = logsOf(base.night, start).map((log, index) => documentsOf(log, start + index, base.night));
    const accounts = made.map(({ account }) => {
      const scoring = scoreMember(account, model, retention, day);
      return scoring ? { ...account, retention: scoring.record } : account;
    });
    await cloud.engine.insert('members', made.map(({ member }) => member) as never);
    await cloud.engine.insert('accounts', accounts as never);
    if (start % 100_000 === 0 && start > 0) process.stderr.write(`${start.toLocaleString('en')} members\n`);
  }
}

/** A thousand members' purchases; the same place always holds the same members. */
const logsOf = (night: LocalDate, start: number) =>
  generatePurchaseLog({ members: membersAtOnce, from: addDays(night, -historyDays), to: addDays(night, -1), parameters: demoStoreParameters, dice: seededDice(start + 1) });

/** The model of the first ten thousand members. */
function modelOf(night: LocalDate, policy: RetentionPolicy): NamedModel {
  const asOf = addDays(night, -1);
  const sample = new RefitSample({ asOf, policy, dice: seededDice(1) });
  for (let start = 0; start < 10_000; start += membersAtOnce) for (const log of logsOf(night, start)) sample.add(statisticsOf(log));
  return { modelId: `model_${asOf}`, model: sample.fit() };
}

function documentsOf(log: ReturnType<typeof logsOf>[number], index: number, night: LocalDate): { readonly member: MemberDocument; readonly account: AccountDocument } {
  const joinedOn = log[0]?.on ?? night;
  const joinedAt = localTime(joinedOn, 12);
  const grant = { version: defaultPolicies.membership.privacyVersion, at: joinedAt, channel: 'import' } as const;
  const storeId = `S${(index % stores) + 1}` as StoreId;
  const _id = newId('member', seededDice(index + 7)) as MemberId;
  return {
    member: {
      _id, number: String(10_000_000 + index), nickname: `会员${index}`, phone: `139${String(index).padStart(8, '0')}`, phoneTail: String(index % 10_000).padStart(4, '0'),
      joinedAt, joinedStoreId: storeId, consent: { privacy: grant, marketing: index % 2 === 0 ? grant : null, marketingWithdrawnAt: null }, consentChanges: [],
    },
    account: {
      _id, storeId,
      points: { buckets: [{ expiresIn: monthOf(addDays(night, 90)), points: points(300 + (index % 500)) }], pending: [], owedPoints: points(0), entryCount: log.length },
      tier: firstTierState(joinedOn, defaultPolicies.tiers),
      statistics: statisticsOf(log),
      costs: noCosts,
      code: { secret: '00', lastStep: null },
      openComplaints: 0, marketingContactsAt: [], credits: {}, revision: 1 + log.length,
    },
  };
}
