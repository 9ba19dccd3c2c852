import { performance } from 'node:perf_hooks';
import { posContract, posRow, type PosResult } from '../../shared/contract/pos';
import { assert } from '../../shared/kernel/assert';
import { accept, refuse, type Result } from '../../shared/kernel/result';
import type { Dice } from '../../shared/kernel/random';
import type { Instant } from '../../shared/kernel/time';
import type { TillCaller } from '../_runtime/identity';
import { faultOf } from '../_runtime/fault';
import { log } from '../_runtime/log';
import { rulesOfVersion } from '../_store/rules-documents';
import type { SaleRules } from '../_till/record-sale';
import type { CallRefusal } from './http-call';
import { recordPurchase } from './record-purchase';
import { recordTillRefund } from './record-refund';
import { rowAgain, rowRefused, type RowAnswer } from './row-answer';

/** One batch on its way: who sent it, the moment, and the rules, read once for all its rows. */
export interface PosBatch {
  readonly till: TillCaller;
  readonly now: Instant;
  readonly dice: Dice;
  readonly rules: Omit<SaleRules, 'inBirthdayMonth'>;
}

/** Of the function's twenty seconds; rows that are not reached are sent again. */
const budgetMs = 14_000;

function parsedJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** One row, whatever becomes of it: a row never spoils the others. */
async function answerRow(given: unknown, batch: PosBatch): Promise<RowAnswer> {
  const parsed = posRow.safeParse(given);
  if (!parsed.success) return rowRefused('ROW_INVALID', parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join('.') || 'row'}: ${issue.message}`));
  try {
    return await (parsed.data.kind === 'purchase' ? recordPurchase(parsed.data, batch) : recordTillRefund(parsed.data, batch));
  } catch (error) {
    log('error', 'pos row', { till: batch.till.tillId, code: faultOf(error, '').code, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return rowAgain('TRY_AGAIN');
  }
}

/**
 * Records the rows of a batch one after another, each in a transaction of its own: what was recorded before a crash is known when the same
 * rows come again, and answered the same. Refuses BODY_NOT_JSON and BATCH_INVALID; no row was looked at then.
 */
export async function answerBatch(body: Buffer, caller: Omit<PosBatch, 'rules'>): Promise<Result<unknown, CallRefusal>> {
  const json = parsedJson(body);
  if (json === undefined) return refuse('BODY_NOT_JSON', {});
  const parsed = posContract.till.batch.input.safeParse(json);
  if (!parsed.success) return refuse('BATCH_INVALID', { issues: parsed.error.issues.slice(0, 10).map((issue) => issue.message) });
  const startedMs = performance.now();
  const { rules, model } = await rulesOfVersion(undefined, caller.now);
  const batch: PosBatch = { ...caller, rules: { policies: rules.policies, retention: rules.retention, model, now: caller.now } };
  const results: PosResult[] = [];
  for (const [row, given] of parsed.data.rows.entries()) {
    const answer = performance.now() - startedMs > budgetMs ? rowAgain('NOT_REACHED') : await answerRow(given, batch);
    results.push({ row, ...answer });
  }
  const count = (state: PosResult['state']): number => results.filter((result) => result.state === state).length;
  const answer = { storeId: caller.till.storeId, recorded: count('recorded'), refused: count('refused'), again: count('again'), results };
  const checked = posContract.till.batch.output.safeParse(answer);
  assert(checked.success, `output does not fit the contract: ${checked.success ? '' : JSON.stringify(checked.error.issues.slice(0, 5))}`);
  return accept(checked.data);
}
