import { idPrefix, newId, type IdKind } from './ids';
import { seededDice } from './random';

describe('ids', () => {
  test('say what they name and never repeat', () => {
    const dice = seededDice(1);
    const ids = Array.from({ length: 2_000 }, () => newId('member', dice));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^m_[2-9a-hjkmnp-z]{20}$/.test(id))).toBe(true);
  });

  test('no two kinds share a prefix', () => {
    const prefixes = Object.values(idPrefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const kind of Object.keys(idPrefix) as IdKind[]) expect(newId(kind, () => 0.999_999_999)).toMatch(new RegExp(`^${idPrefix[kind]}_z{20}$`));
  });
});
