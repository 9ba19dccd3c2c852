import type { Call, Reply } from '../../../shared/contract';
import { seededDice } from '../../../shared/kernel/random';
import { createApi } from './client';
import { storeNow } from './clock';
import { commandIds, type IdKeeper } from './command-ids';
import { NoAnswer, type Transport } from './transport';

const at = Date.parse('2026-11-22T10:00:00+08:00');
const joined: Reply = { kind: 'done', value: { memberId: 'm_1', welcomeBack: false, couponIds: [] }, at };
const refused: Reply = { kind: 'refused', refusal: { code: 'PHONE_CODE_REJECTED', details: {} }, at };
const busy: Reply = { kind: 'fault', fault: { code: 'UNAVAILABLE', requestId: 'r', retryable: true }, at };
const wish = { privacyVersion: '1', marketingConsent: false };

const dice = seededDice(7);

function memoryKeeper(): IdKeeper {
  const kept = new Map<string, unknown>();
  return { read: <Kept>(name: string) => kept.get(name) as Kept | undefined, write: (name, value) => void kept.set(name, value) };
}

/** A phone whose cloud answers one of these after the other; `lost` is no answer at all. */
function phone(answers: (Reply | 'lost')[], keeper = memoryKeeper(), nowMs = () => at) {
  const sent: Call[] = [];
  const transport: Transport = {
    call: (_function, call) => {
      sent.push(call);
      const answer = answers.shift();
      return answer === undefined || answer === 'lost' ? Promise.reject(new NoAnswer('lost')) : Promise.resolve(answer);
    },
    upload: () => Promise.reject(new NoAnswer('lost')),
  };
  const api = createApi('member', { transport, ids: commandIds(keeper, dice, nowMs), wait: () => Promise.resolve() });
  return { api, sent, keeper };
}

describe('a command from a phone', () => {
  it('is sent once however often the button is tapped', async () => {
    const { api, sent } = phone([joined, joined]);
    const [first, second] = await Promise.all([api.command.membership.join(wish), api.command.membership.join({ ...wish })]);
    expect(sent).toHaveLength(1);
    expect(first).toBe(second);
  });

  it('asks again under the same id when the network is lost', async () => {
    const { api, sent } = phone(['lost', 'lost', joined]);
    const answer = await api.command.membership.join(wish);
    expect(answer.kind).toBe('done');
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((call) => call.commandId)).size).toBe(1);
  });

  it('keeps its id after giving up, even when the mini-program was closed in between', async () => {
    const before = phone(['lost', 'lost', 'lost']);
    expect((await before.api.command.membership.join(wish)).kind).toBe('offline');
    const after = phone([joined], before.keeper);
    await after.api.command.membership.join({ marketingConsent: false, privacyVersion: '1' });
    expect(after.sent[0]?.commandId).toBe(before.sent[0]?.commandId);
  });

  it('gets a new id once an answer came, a refusal too', async () => {
    const { api, sent } = phone([refused, joined]);
    await api.command.membership.join(wish);
    await api.command.membership.join(wish);
    expect(sent[0]?.commandId).not.toBe(sent[1]?.commandId);
  });

  it('gets a new id for other input', async () => {
    const { api, sent, keeper } = phone(['lost', 'lost', 'lost']);
    await api.command.membership.join(wish);
    const other = phone([joined], keeper);
    await other.api.command.membership.join({ ...wish, nickname: '小满' });
    expect(other.sent[0]?.commandId).not.toBe(sent[0]?.commandId);
  });

  it('forgets an id that nobody asked for again within the hour', async () => {
    const { api, sent, keeper } = phone(['lost', 'lost', 'lost']);
    await api.command.membership.join(wish);
    const later = phone([joined], keeper, () => at + 61 * 60_000);
    await later.api.command.membership.join(wish);
    expect(later.sent[0]?.commandId).not.toBe(sent[0]?.commandId);
  });

  it('asks again when the cloud says it is busy, and not when it refuses', async () => {
    const afterBusy = phone([busy, joined]);
    expect((await afterBusy.api.command.membership.join(wish)).kind).toBe('done');
    const afterRefusal = phone([refused, joined]);
    expect((await afterRefusal.api.command.membership.join(wish)).kind).toBe('refused');
    expect(afterRefusal.sent).toHaveLength(1);
  });
});

describe('a question from a phone', () => {
  it('names its action and carries no command id', async () => {
    const { api, sent } = phone([{ kind: 'done', value: {}, at }]);
    await api.query.points.entries({ cursor: 'c1' });
    expect(sent).toEqual([{ action: 'points.entries', input: { cursor: 'c1' } }]);
  });

  it('ends as offline after three tries', async () => {
    const { api, sent } = phone([]);
    expect(await api.query.membership.card()).toEqual({ kind: 'offline' });
    expect(sent).toHaveLength(3);
  });

  it('moves the screens to the clock of the store', async () => {
    const { api } = phone([{ kind: 'done', value: {}, at: at + 86_400_000 }]);
    await api.query.membership.card();
    expect(Math.abs(storeNow() - (at + 86_400_000))).toBeLessThan(5_000);
  });
});
