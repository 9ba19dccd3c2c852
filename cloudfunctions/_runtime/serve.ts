import { z } from 'zod';
import type { ActionContract } from '../../shared/contract/action';
import type { Reply } from '../../shared/contract/reply';
import { commandId as commandIdSchema } from '../../shared/contract/schema';
import { assert } from '../../shared/kernel/assert';
import { newId } from '../../shared/kernel/ids';
import { isDuplicate } from '../_store/errors';
import { transact } from '../_store/store';
import { Rollback } from '../_store/transaction';
import { now as readClock } from './clock';
import { answeredBefore, keepAnswer, type CommandKey } from './command-record';
import type { CommandDefinition, Context, Definition, Definitions, QueryDefinition } from './define';
import { dice } from './dice';
import { FaultError, faultOf } from './fault';
import { inputHash } from './hash';
import { identify, stillCaller, type MemberCaller } from './identity';
import { log } from './log';
import { keepOwnCardAttempt } from './own-card-attempt';

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string; readonly details: unknown };

const callSchema = z.object({ action: z.string().max(80), commandId: commandIdSchema.optional(), input: z.unknown().optional() });

/** Inputs larger than this are refused before they are read; the largest honest one is a batch of history. */
const largestInputBytes = 256 * 1024;

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FaultError('INVALID_INPUT', parsed.error.issues.slice(0, 10).map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
}

/** Own properties only: `constructor` and the like are not actions. */
function findAction(definitions: Record<string, Record<string, Definition>>, name: string): Definition {
  const [area, action, ...rest] = name.split('.');
  if (area === undefined || action === undefined || rest.length > 0) throw new FaultError('UNKNOWN_ACTION');
  const found = Object.hasOwn(definitions, area) ? definitions[area] : undefined;
  const definition = found && Object.hasOwn(found, action) ? found[action] : undefined;
  if (!definition) throw new FaultError('UNKNOWN_ACTION');
  return definition;
}

/** Our own answers are checked too: a field too many would leak, one too few would break a screen. */
function checkedOutcome(contract: ActionContract, outcome: Outcome): Outcome {
  if (outcome.ok) {
    const parsed = contract.output.safeParse(outcome.value);
    assert(parsed.success, `output does not fit the contract: ${parsed.success ? '' : JSON.stringify(parsed.error.issues.slice(0, 5))}`);
    return { ok: true, value: parsed.data };
  }
  assert(Object.hasOwn(contract.refusals, outcome.code), `refusal ${outcome.code} is not declared`);
  const parsed = contract.refusals[outcome.code]?.safeParse(outcome.details);
  assert(parsed?.success === true, `details of ${outcome.code} do not fit the contract`);
  return { ok: false, code: outcome.code, details: parsed.data };
}

/** The outcome this command had, if it was done before. @throws FaultError COMMAND_REUSED when its id was used with other input. */
async function outcomeBefore(definition: CommandDefinition, context: Context<ActionContract>, key: CommandKey): Promise<Outcome | undefined> {
  if (!definition.recorded) {
    const before = await answeredBefore(key);
    return before && { ok: true, value: before.answer };
  }
  const record = await definition.recorded({ ...context, commandId: key.commandId, inputHash: key.inputHash });
  if (record && record.inputHash !== key.inputHash) throw new FaultError('COMMAND_REUSED');
  return record && checkedOutcome(definition.contract, record.outcome as Outcome);
}

/**
 * Runs a command once, however often it is sent. The answer is kept in the command's own transaction; whoever comes second
 * meets the taken id, or a state that no longer allows the command, and gets the first one's answer.
 */
async function runCommand(definition: CommandDefinition, context: Context<ActionContract>, key: CommandKey): Promise<Outcome> {
  for (let duplicates = 0; ; duplicates += 1) {
    try {
      return await tryCommand(definition, context, key);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const before = await outcomeBefore(definition, context, key);
      if (before) return before;
      // Another command made the same thing first (two joins of one person): start over and meet what is there now.
      if (duplicates >= 2) throw error;
    }
  }
}

async function tryCommand(definition: CommandDefinition, context: Context<ActionContract>, key: CommandKey): Promise<Outcome> {
  // What is prepared may cost something outside (a phone code works once), so a repeated command is looked up first.
  const repeated = definition.prepare && !definition.prepareOnlyReads ? await outcomeBefore(definition, context, key) : undefined;
  if (repeated) return repeated;
  const prepared = definition.prepare ? await definition.prepare(context) : ({ ok: true, value: undefined } as const);
  if (!prepared.ok) {
    // The first of two may have changed what the second's preparation looks at, or have used up what it needs.
    return (await outcomeBefore(definition, context, key)) ?? checkedOutcome(definition.contract, prepared as Outcome);
  }
  try {
    return await transact(async (tx) => {
      if (definition.contract.auth === 'member') await stillCaller(tx, context.caller as MemberCaller);
      const given = await definition.run({ ...context, tx, prepared: prepared.value, commandId: key.commandId, inputHash: key.inputHash });
      const outcome = checkedOutcome(definition.contract, given as Outcome);
      if (!outcome.ok) throw new Rollback(outcome);
      if (!definition.recorded) await keepAnswer(tx, key, outcome.value, context.now);
      return outcome;
    }, context.dice);
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
    return (await outcomeBefore(definition, context, key)) ?? (error.reason as Outcome);
  }
}

async function answer(definitions: Record<string, Record<string, Definition>>, event: unknown, requestId: string): Promise<Reply> {
  const call = parse(callSchema, event) as z.output<typeof callSchema>;
  const definition = findAction(definitions, call.action);
  const caller = await identify(definition.contract.auth);
  if (JSON.stringify(call.input ?? {}).length > largestInputBytes) throw new FaultError('INVALID_INPUT', [{ path: '', message: 'too large' }]);
  const input = parse(definition.contract.input, call.input ?? {});
  const at = readClock();
  const context = { input, caller, now: at, dice } as Context<ActionContract>;
  let outcome: Outcome;
  if (definition.kind === 'query') {
    outcome = checkedOutcome(definition.contract, (await (definition as QueryDefinition).run(context)) as Outcome);
  } else {
    if (!call.commandId) throw new FaultError('INVALID_INPUT', [{ path: 'commandId', message: 'a command needs its id' }]);
    const key = { openid: caller.openid, commandId: call.commandId, action: call.action, inputHash: inputHash(input) };
    outcome = await runCommand(definition as CommandDefinition, context, key);
  }
  if (outcome.ok) return { kind: 'done', value: outcome.value, at };
  if (outcome.code === 'OWN_CARD') await keepOwnCardAttempt(caller, { action: call.action, input, at });
  log('info', 'refused', { requestId, action: call.action, code: outcome.code });
  return { kind: 'refused', refusal: { code: outcome.code, details: outcome.details }, at };
}

/**
 * Makes the `main` of a function that people call: find, identify, parse, replay, run, check, keep, reply.
 * A person never sees a stack; the log keeps it under the request id that the fault carries.
 */
export function serve<F extends Record<string, Record<string, ActionContract>>>(definitions: Definitions<F>) {
  const byName = definitions as unknown as Record<string, Record<string, Definition>>;
  return async (event: unknown): Promise<Reply> => {
    const requestId = newId('command', dice);
    try {
      return await answer(byName, event, requestId);
    } catch (error) {
      const fault = faultOf(error, requestId);
      if (fault.code === 'INTERNAL' || fault.code === 'UNAVAILABLE') {
        log('error', 'fault', { requestId, code: fault.code, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      return { kind: 'fault', fault, at: readClock() };
    }
  };
}
