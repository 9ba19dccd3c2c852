import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../local/cloud';

/** The measured process: a local cloud with so many documents, which tells its own CPU time and memory when asked. */
const [data, count] = [process.argv[2] as string, Number(process.argv[3])];

const ascending = (field: string) => ({ name: field, keys: [{ field, direction: 1 as const }] });
const collections = [
  {
    name: 'members',
    indexes: [
      { name: 'number', keys: [{ field: 'number', direction: 1 as const }], unique: true },
      ascending('phoneTail'),
      { name: 'store_joined', keys: [{ field: 'storeId', direction: 1 as const }, { field: 'joinedAt', direction: -1 as const }] },
      { name: 'state_changed', keys: [{ field: 'state', direction: 1 as const }, { field: 'changedOn', direction: 1 as const }] },
      ascending('points'),
    ],
  },
];

/** About 500 bytes of stored text. */
function member(i: number): Record<string, string | number | string[]> {
  return {
    _id: `m${String(i).padStart(8, '0')}`, number: i, name: `会员${i}`, phoneTail: String(i % 10_000).padStart(4, '0'), storeId: `S${i % 50}`,
    joinedAt: 1_600_000_000_000 + ((i * 7_919) % 1_000_000) * 60_000, state: ['active', 'quiet', 'dormant', 'lost'][i % 4] as string, changedOn: `2026-${String(1 + (i % 12)).padStart(2, '0')}-01`,
    points: (i * 31) % 5_000, growth: (i * 17) % 20_000, level: i % 1000, tags: [`t${i % 20}`, `u${i % 7}`], note: 'x'.repeat(230),
  };
}

async function fill(cloud: LocalCloud): Promise<void> {
  const present = await cloud.engine.count('members', {});
  for (let i = present; i < count; i += 1000) {
    await cloud.engine.insert('members', Array.from({ length: Math.min(1000, count - i) }, (_, k) => member(i + k)));
  }
}

void (async () => {
  const cloud = await startLocalCloud({ data, functions: join(data, 'no-functions'), collections, onScan: () => undefined });
  await fill(cloud);
  // The bench is over, however it ended.
  process.on('disconnect', () => process.exit());
  process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
  process.send?.({ url: cloud.url });
})();
