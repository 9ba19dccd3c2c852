import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { addDays, localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';
import { importedMemberId } from '../../_member/imported-member-id';
import type { StoreId } from '../../../shared/kernel/ids';

const today = localDate('2026-06-01');
const memberId = importedMemberId('S1' as StoreId, 'wang');
let shop: TestShop;
jest.setTimeout(60_000);
beforeAll(async () => {
  shop = await openTestShop({ at: localTime(addDays(today, -1), 12) });
  const days = ['2026-01-05', '2026-01-26', '2026-02-16', '2026-03-09'];
  done(await shop.as('demo-head-office').staff('imports.batch', {
    storeId: 'S1', members: [{ memberRef: 'wang', nickname: '王', phone: '13912345678', marketingConsent: false }],
    purchases: days.map((day, i) => ({ memberRef: 'wang', storeId: 'S1', at: localTime(localDate(day), 12), paid: 8_800, orderNo: `w${i}` })),
  }));
  await shop.cloud.moveClock(localTime(today, 2));
  await shop.cloud.runTimer('nightly');
  await shop.cloud.moveClock(localTime(today, 10));
});
afterAll(() => shop.cloud.close());

interface Shown {
  readonly profile: Record<string, unknown>;
  readonly bought: { readonly purchaseDays: number; readonly spent: number };
  readonly standing?: { readonly state: string; readonly reason: { readonly usualGapDays?: number; readonly daysSinceLast: number } };
  readonly line: readonly { readonly kind: string; readonly at: number }[];
}
const show = (openid: string) => shop.as(openid).staff<Shown>('member360.show', { memberId });

test('one call tells who he is, where he stands and why, and what passed, newest first, with the phone masked', async () => {
  const member = done(await show('demo-cashier'));
  expect(member.profile).toMatchObject({ nickname: '王', phoneMasked: '139****5678', marketingConsent: false });
  expect(member.bought).toMatchObject({ purchaseDays: 4, spent: 35_200 });
  expect(member.standing).toMatchObject({ state: 'active', stage: 'repeat', reason: { basis: 'fixed_days', usualGapDays: 21, daysSinceLast: 84 } });
  expect(member.line.map(({ kind }) => kind)).toEqual(['purchase', 'purchase', 'purchase', 'purchase']);
  await shop.inStore(() => store.contacts.add({ _id: 'ct_1', memberId, at: localTime(today, 9), channel: 'task', text: '问过近况', causeId: 'tk_1' }));
  expect(done(await show('demo-cashier')).line[0]).toEqual({ kind: 'contact', at: localTime(today, 9), channel: 'task', text: '问过近况' });
  expect(JSON.stringify(member)).not.toContain('13912345678');
});

test('a member of another store answers exactly as one who is not there', async () => {
  const [far, nobody] = [await show('demo-cashier-s2'), await shop.as('demo-cashier-s2').staff('member360.show', { memberId: 'm_nobody' })];
  expect([codeOf(far), codeOf(nobody)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test('an open complaint, or a last one that ended badly, stands beside his state and changes nothing of it', async () => {
  const standing = async () => (await show('demo-manager').then((reply) => done(reply).standing)) as { readonly state: string; readonly complaint?: string };
  const before = await standing();
  expect(before.complaint).toBeUndefined();
  await shop.inStore(() => store.accounts.update(memberId, { openComplaints: 1 }));
  expect(await standing()).toEqual({ ...before, complaint: 'open' });
  const now = shop.cloud.clock.now() as never;
  await shop.inStore(() => store.accounts.update(memberId, { openComplaints: 0, complaintRecord: { opened: 1, closed: 1, lastOpenedAt: now, lastClosedAt: now, lastRating: 1 } }));
  expect(await standing()).toEqual({ ...before, complaint: 'rated_low' });
});

describe('tags', () => {
  const tag = (word: string, on: boolean, openid = 'demo-cashier', of: string = memberId) => shop.as(openid).staff<{ tags: string[] }>('member360.tag', { memberId: of, tag: word, on });
  const tags = async () => done(await show('demo-cashier')).profile['tags'];

  test('staff put a tag on and take it off, twice is as once, who did it stays, and the word is offered to the next', async () => {
    expect(done(await tag('爱喝绿茶', true)).tags).toEqual(['爱喝绿茶']);
    done(await tag('爱喝绿茶', true, 'demo-manager'));
    done(await tag('团购', true, 'demo-manager'));
    expect(done(await show('demo-cashier')).profile).toMatchObject({ tags: ['爱喝绿茶', '团购'], tagged: { byName: expect.any(String) as string } });
    expect(done(await tag('团购', false)).tags).toEqual(['爱喝绿茶']);
    const member = await shop.inStore(() => store.members.get(memberId));
    expect(member?.tagChanges?.map(({ tag: word, on }) => [word, on])).toEqual([['爱喝绿茶', true], ['团购', true], ['团购', false]]);
    expect(new Set(member?.tagChanges?.map(({ by }) => by)).size).toBe(2);
    expect(done(await shop.as('demo-cashier').staff<{ words: string[] }>('member360.tagWords')).words.sort()).toEqual(['团购', '爱喝绿茶']);
  });

  test('two who tag at once lose nothing', async () => {
    await Promise.all(['甲', '乙', '丙'].map((word, i) => tag(word, true, i === 0 ? 'demo-cashier' : 'demo-manager')));
    expect([...((await tags()) as string[])].sort()).toEqual(['丙', '乙', '爱喝绿茶', '甲'].sort());
  });

  test('a member has ten at most, and what is no word is refused', async () => {
    for (const word of ['d', 'e', 'f', 'g', 'h', 'i']) done(await tag(word, true));
    expect(codeOf(await tag('k', true))).toBe('TAGS_TOO_MANY');
    for (const word of ['', '老 客', '一'.repeat(11), '<b>']) expect(codeOf(await tag(word, true))).toBe('INVALID_INPUT');
    expect(await tags()).toHaveLength(10);
  });

  test('nobody tags a member of another store, one who is not there or one who left, and a member tags nobody', async () => {
    const before = await tags();
    const { memberId: gone } = await shop.join('o-gone');
    done(await tag('老客', true, 'demo-cashier', gone));
    done(await shop.as('o-gone').member('privacy.leave', { confirmed: true }));
    expect(await Promise.all([tag('x', true, 'demo-cashier-s2'), tag('x', true, 'demo-manager', 'm_nobody'), tag('x', true, 'demo-manager', gone), tag('x', true, 'o-gone')].map(async (reply) => codeOf(await reply))))
      .toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
    expect(await tags()).toEqual(before);
    expect(JSON.stringify(await shop.inStore(() => store.members.get(gone)))).not.toContain('老客');
  });
});
