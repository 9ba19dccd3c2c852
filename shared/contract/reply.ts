/**
 * What went wrong outside the rules. A short closed list; the screen has one sentence for each.
 * UNAUTHENTICATED: WeChat did not say who calls. FORBIDDEN: not this role. NOT_FOUND: not there, or not yours (the same answer).
 * INVALID_INPUT: the call is malformed. COMMAND_REUSED: this command id was used with other input.
 * UNKNOWN_ACTION: no such action. UNAVAILABLE: try again. INTERNAL: our bug, nothing was changed.
 */
export const faultCodes = [
  'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'INVALID_INPUT', 'COMMAND_REUSED', 'UNKNOWN_ACTION', 'UNAVAILABLE', 'INTERNAL',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface Fault {
  readonly code: FaultCode;
  readonly requestId: string;
  readonly retryable: boolean;
  /** Paths of the input that do not fit, for INVALID_INPUT; facts for the log and the developer, never shown to a person. */
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/** What a phone sends: one action of a function. */
export interface Call {
  readonly action: string;
  /** Made and kept on the phone until an answer comes; commands only. */
  readonly commandId?: string;
  readonly input: unknown;
}

/** What a function answers. `at` is the server's clock, so that screens follow it. */
export type Reply<Value = unknown, Refusal = { readonly code: string; readonly details: unknown }> =
  | { readonly kind: 'done'; readonly value: Value; readonly at: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly at: number }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly at: number };
