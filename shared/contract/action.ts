import type { z } from 'zod';
import type { StaffRole } from '../kernel/staff-role';

/** Who may call. There is no default: every action says it. `pos` is a till system, known by its signature and nothing else. */
export type Auth = 'anyone' | 'member' | 'pos' | StaffAuth;
/** A staff action names the lowest role that may take it; the function narrows to the caller's stores. */
export interface StaffAuth {
  readonly role: StaffRole;
}

/**
 * One action as a value: what may be asked, by whom, what comes back, what may be refused.
 * A `query` reads and may be asked again freely; a `command` writes, in a transaction, under a command id.
 */
export interface ActionContract<
  Kind extends 'query' | 'command' = 'query' | 'command',
  A extends Auth = Auth,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Refusals extends Record<string, z.ZodType> = Record<string, z.ZodType>,
> {
  readonly kind: Kind;
  readonly auth: A;
  readonly input: Input;
  readonly output: Output;
  readonly refusals: Refusals;
}

/**
 * Declares an action. Keeps every literal type, so that functions and screens are checked against it.
 * @example action({ kind: 'query', auth: 'member', input: z.strictObject({}), output: z.string(), refusals: {} })
 */
export function action<
  const Kind extends 'query' | 'command',
  const A extends Auth,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Refusals extends Record<string, z.ZodType>,
>(contract: ActionContract<Kind, A, Input, Output, Refusals>): ActionContract<Kind, A, Input, Output, Refusals> {
  return contract;
}

/** The actions of one deployed function: area -> name -> contract. The wire name is `area.name`. */
export type FunctionContract = Record<string, Record<string, ActionContract>>;

export type InputOf<C extends ActionContract> = z.output<C['input']>;
export type OutputOf<C extends ActionContract> = z.output<C['output']>;
export type RefusalCodeOf<C extends ActionContract> = keyof C['refusals'] & string;
/** The refusals of an action as a union told apart by `code`. */
export type RefusalOf<C extends ActionContract> = {
  [Code in RefusalCodeOf<C>]: { readonly ok: false; readonly code: Code; readonly details: z.output<C['refusals'][Code]> };
}[RefusalCodeOf<C>];
