import { z } from 'zod';
import { action } from '../../shared/contract/action';
import type { memberContract } from '../../shared/contract/member';
import { points } from '../../shared/contract/schema';
import { accept, refuse } from '../../shared/kernel/result';
import { points as asPoints } from '../../shared/kernel/units';
import { defineCommand, defineQuery, type Definitions } from './define';

/** What the compiler must refuse in a handler. Checked by `tsc`; nothing here runs. */
const balance = action({ kind: 'query', auth: 'member', input: z.strictObject({}), output: z.strictObject({ balance: points }), refusals: {} });
const spend = action({
  kind: 'command', auth: 'member', input: z.strictObject({ points }), output: z.strictObject({ balance: points }),
  refusals: { POINTS_INSUFFICIENT: z.strictObject({ required: points, available: points }) },
});

defineQuery(balance, () => Promise.resolve(accept({ balance: asPoints(3) })));
// @ts-expect-error -- a bare number where Points is due
defineQuery(balance, () => Promise.resolve(accept({ balance: 3 })));
// @ts-expect-error -- a refusal that the contract does not declare
defineQuery(balance, () => Promise.resolve(refuse('POINTS_INSUFFICIENT', { required: asPoints(1), available: asPoints(0) })));
// @ts-expect-error -- a member has no staff id
defineQuery(balance, ({ caller }) => Promise.resolve(accept({ balance: asPoints(caller.staffId.length) })));
// @ts-expect-error -- a command is not a query
defineQuery(spend, () => Promise.resolve(accept({ balance: asPoints(0) })));
defineCommand(spend, () => Promise.resolve(refuse('POINTS_INSUFFICIENT', { required: asPoints(1), available: asPoints(0) })));
// @ts-expect-error -- a refusal without its facts
defineCommand(spend, () => Promise.resolve(refuse('POINTS_INSUFFICIENT', {})));
// @ts-expect-error -- input that was not asked for
defineCommand(spend, ({ input }) => Promise.resolve(accept({ balance: asPoints(input.amount) })));

// @ts-expect-error -- an action of the contract that nobody serves
export const unserved: Definitions<Pick<typeof memberContract, 'points'>> = { points: {} };
