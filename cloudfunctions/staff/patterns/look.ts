import { staffContract } from '../../../shared/contract/staff';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import type { PatternDocument } from '../../_store/policies-documents';
import { store } from '../../_store/store';
import { namesOf, patternView } from './view';

/** Keeps that somebody looked at a pattern and what it was. Nobody looks at his own, and the first word stays. */
export const look = definePreparedCommand(staffContract.patterns.look, {
  async prepare({ input, caller }) {
    const pattern = await store.patterns.get(input.patternId);
    if (!pattern || !seesStore(caller, pattern.storeId)) return notFound();
    if (pattern.staffId === caller.staffId) return refuse('PATTERN_ABOUT_YOURSELF', {});
    return accept(await namesOf([pattern]));
  },

  async run({ input, caller, now, tx, prepared: names }) {
    const pattern = await tx.patterns.get(input.patternId);
    assert(pattern, 'a pattern is never taken away');
    if (pattern.looked) return refuse('PATTERN_LOOKED_AT', { byName: pattern.looked.byName });
    const looked = { staffId: caller.staffId, byName: caller.name, at: now, because: input.because.trim() };
    const seen = { state: 'looked', looked } satisfies Partial<PatternDocument>;
    await tx.patterns.update(pattern._id, seen);
    return accept(patternView({ ...pattern, ...seen }, names, caller));
  },
});
