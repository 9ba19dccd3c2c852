import { emptyTemplate, fenOf, sentTemplate, templateDraftOf, type Template } from './template-draft';

test.each([['', null], ['12.5', 1_250], ['12.05', 1_205], ['0', 0], ['12.505', undefined], ['-1', undefined]] as const)('%j yuan are %j fen', (typed, expected) => {
  expect(fenOf(typed)).toBe(expected);
});

test('8.8 折 takes 12% off, and what was sent is read again as it was typed', () => {
  const draft = { ...emptyTemplate, name: '好友 8.8 折', kind: 'percent' as const, rate: '8.8', cap: '30', weekdays: ['1', '7'], categories: '茶，茶具', total: '100', group: '', giveable: true };
  const sent = sentTemplate(draft, undefined);
  expect(sent).toMatchObject({ ok: true, input: { terms: { effect: { kind: 'percent', offRate: 1_200, capFen: 3_000 }, weekdays: [1, 7], categories: ['茶', '茶具'], stackingGroup: null, totalLimit: 100, perMemberLimit: null } } });
  if (sent.ok) expect(templateDraftOf({ terms: sent.input.terms } as Template)).toEqual(draft);
});

test.each([[{ off: 'x' }, 'number'], [{ off: '5', validity: 'fixed' as const, startsOn: '2026-1-1' }, 'day']] as const)('%j cannot be sent', (changes, wrong) => {
  expect(sentTemplate({ ...emptyTemplate, ...changes }, undefined)).toEqual({ ok: false, wrong });
});
