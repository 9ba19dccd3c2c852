/**
 * A refusal is an expected answer, not an error: the rule says no, why, and with which facts.
 * `code` is SUBJECT_STATE, `details` are facts with units; the sentence a person reads is made from both on the screen.
 */
export interface Refusal<Code extends string = string, Details = unknown> {
  readonly ok: false;
  readonly code: Code;
  readonly details: Details;
}

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

export type Result<Value, R extends Refusal = Refusal> = Accepted<Value> | R;

/** Wraps the value of a rule that said yes. */
export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

/**
 * Says no, with the facts of why.
 * @example refuse('POINTS_INSUFFICIENT', { required: 300, available: 120 }).ok //=> false
 */
export function refuse<const Code extends string, Details>(code: Code, details: Details): Refusal<Code, Details> {
  return { ok: false, code, details };
}
