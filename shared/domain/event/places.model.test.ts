import fc from 'fast-check';
import type { MemberId } from '../../kernel/ids';
import { leavePlace, mostWaiting, placeInLine, resize, takePlace, type EventPlaces } from './index';

type Step = { readonly kind: 'sign_up'; readonly who: number } | { readonly kind: 'withdraw'; readonly who: number } | { readonly kind: 'resize'; readonly to: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('sign_up' as const), who: fc.nat(60) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resize' as const), to: fc.integer({ min: 1, max: 12 }) }) },
);
const memberOf = (who: number): MemberId => `m_${who}` as MemberId;

/** The plainest telling of the same: everybody stands in one line in the order of signing up; the first so many have a place, and keep it. */
interface Model { placed: MemberId[]; line: MemberId[]; capacity: number }
function fillModel(model: Model): MemberId[] {
  const up: MemberId[] = [];
  while (model.placed.length < model.capacity && model.line.length > 0) {
    const first = model.line.shift() as MemberId;
    model.placed.push(first);
    up.push(first);
  }
  return up;
}

function signUp(model: Model, places: EventPlaces, who: MemberId): EventPlaces {
  if (model.placed.includes(who) || model.line.includes(who)) return places;
  const taken = takePlace(places, who);
  const isFree = model.placed.length < model.capacity && model.line.length === 0;
  if (!isFree && model.line.length >= mostWaiting) {
    expect(taken).toMatchObject({ ok: false, code: 'EVENT_WAITING_FULL' });
    return places;
  }
  (isFree ? model.placed : model.line).push(who);
  expect(taken).toMatchObject({ ok: true, value: { state: isFree ? 'going' : 'waiting' } });
  return taken.ok ? taken.value.places : places;
}

function withdraw(model: Model, places: EventPlaces, who: MemberId): EventPlaces {
  const state = model.placed.includes(who) ? 'going' : model.line.includes(who) ? 'waiting' : undefined;
  if (!state) return places;
  model.placed = model.placed.filter((one) => one !== who);
  model.line = model.line.filter((one) => one !== who);
  const freed = leavePlace(places, who, state);
  expect(freed.movedUp).toEqual(fillModel(model));
  return freed.places;
}

function resized(model: Model, places: EventPlaces, to: number): EventPlaces {
  const answer = resize(places, to);
  expect(answer.ok).toBe(to >= model.placed.length);
  if (!answer.ok) return places;
  model.capacity = to;
  expect(answer.value.movedUp).toEqual(fillModel(model));
  return answer.value.places;
}

test('in no sequence are there more guests than places, an idle place while somebody waits, or one who passes another in the line', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 120 }), (capacity, steps) => {
    const model: Model = { placed: [], line: [], capacity };
    let places: EventPlaces = { capacity, going: 0, waiting: [] };
    for (const one of steps) {
      if (one.kind === 'sign_up') places = signUp(model, places, memberOf(one.who));
      else if (one.kind === 'withdraw') places = withdraw(model, places, memberOf(one.who));
      else places = resized(model, places, one.to);
      expect(places).toEqual({ capacity: model.capacity, going: model.placed.length, waiting: model.line });
      expect(places.going).toBeLessThanOrEqual(places.capacity);
      expect(places.waiting.length === 0 || places.going === places.capacity).toBe(true);
      for (const [index, who] of model.line.entries()) expect(placeInLine(places, who)).toBe(index + 1);
    }
  }), { numRuns: 400 });
});
