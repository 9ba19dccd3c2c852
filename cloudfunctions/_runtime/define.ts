import type { ActionContract, InputOf, OutputOf, RefusalOf } from '../../shared/contract/action';
import type { Accepted } from '../../shared/kernel/result';
import type { Instant } from '../../shared/kernel/time';
import type { Dice } from '../../shared/kernel/random';
import type { Transaction } from '../_store/store';
import type { CallerOf } from './identity';

/** What every handler gets. The clock was read once; ids are made from `dice`, so a body may run twice and make the same. */
export interface Context<C extends ActionContract> {
  readonly input: InputOf<C>;
  readonly caller: CallerOf<C['auth']>;
  readonly now: Instant;
  readonly dice: Dice;
}
export interface CommandContext<C extends ActionContract, Prepared> extends Context<C> {
  readonly tx: Transaction;
  readonly prepared: Prepared;
  readonly commandId: string;
  /** Hash of the input, for a command that keeps its own record. */
  readonly inputHash: string;
}

/** What a command that keeps its own record finds of it: what it answered, and the hash of the input it answered to. */
export interface Recorded<C extends ActionContract> {
  readonly inputHash: string;
  readonly outcome: Answer<C>;
}

export type Answer<C extends ActionContract> = Accepted<OutputOf<C>> | RefusalOf<C>;

export interface QueryDefinition<C extends ActionContract = ActionContract> {
  readonly kind: 'query';
  readonly contract: C;
  readonly run: (context: Context<C>) => Promise<Answer<C>>;
}
export interface CommandDefinition<C extends ActionContract = ActionContract, Prepared = unknown> {
  readonly kind: 'command';
  readonly contract: C;
  /** What must happen outside the transaction, once: checks at WeChat, reads that need a question. May refuse. */
  readonly prepare?: (context: Context<C>) => Promise<Accepted<Prepared> | RefusalOf<C>>;
  /** The preparation only reads, so a repeated command may go through it: its answer is looked up only when something says no. */
  readonly prepareOnlyReads?: boolean;
  /**
   * For a command whose own document is its record, so that nothing else need be written: finds it by caller and command id. `run` makes
   * the document under an id that comes from both, and keeps the input's hash in it.
   */
  readonly recorded?: (context: Context<C> & Pick<CommandContext<C, undefined>, 'commandId' | 'inputHash'>) => Promise<Recorded<C> | undefined>;
  readonly run: (context: CommandContext<C, Prepared>) => Promise<Answer<C>>;
}
/** What `serve` takes. The parameters are checked where the definition is made, so they may be forgotten here. */
export interface Definition<C extends ActionContract = ActionContract> {
  readonly kind: C['kind'];
  readonly contract: C;
}

/** Defines a read. */
export function defineQuery<C extends ActionContract<'query'>>(contract: C, run: QueryDefinition<C>['run']): QueryDefinition<C> {
  return { kind: 'query', contract, run };
}

/** Defines a write: `run` is a transaction that may be run again from the start, so it sends nothing. */
export function defineCommand<C extends ActionContract<'command'>>(
  contract: C,
  run: CommandDefinition<C, undefined>['run'],
): CommandDefinition<C, undefined> {
  return { kind: 'command', contract, run };
}

/** Defines a write that first needs something from outside its transaction. */
export function definePreparedCommand<C extends ActionContract<'command'>, Prepared>(
  contract: C,
  steps: Pick<CommandDefinition<C, Prepared>, 'prepareOnlyReads' | 'recorded' | 'run'> & { readonly prepare: NonNullable<CommandDefinition<C, Prepared>['prepare']> },
): CommandDefinition<C, Prepared> {
  return { kind: 'command', contract, ...steps };
}

/** The definitions a function must give for its contract: every action, no more. */
export type Definitions<F extends Record<string, Record<string, ActionContract>>> = {
  readonly [Area in keyof F]: { readonly [Name in keyof F[Area]]: Definition<F[Area][Name]> };
};
