import type {
  ActionContract, Fault, InputOf, MemberContract, OutputOf, RefusalCodeOf, StaffContract,
} from '../../../shared/contract';
import type { Instant } from '../../../shared/kernel/time';

/** The deployed functions a phone may call, each with what it answers. */
export interface Functions {
  member: MemberContract;
  staff: StaffContract;
}
export type FunctionName = keyof Functions;

/** A refusal as it travels: the code says which, the details are facts with units. */
export type RefusalSent<C extends ActionContract> = {
  [Code in RefusalCodeOf<C>]: { readonly code: Code; readonly details: C['refusals'][Code] extends { _zod: { output: infer D } } ? D : never };
}[RefusalCodeOf<C>];

/**
 * What comes of a call, as a value: nothing is thrown.
 * `offline`: no answer came; a command may or may not have happened, and the same command id asks again.
 */
export type Answer<Value, Refusal = never> =
  | { readonly kind: 'done'; readonly value: Value; readonly at: Instant }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly at: Instant }
  /** `asked`: which function; no right means to a shopper that he is no member, to staff that their role is too low. */
  | { readonly kind: 'fault'; readonly fault: Fault; readonly asked: FunctionName; readonly at: Instant }
  | { readonly kind: 'offline' };

export type AnswerOf<C extends ActionContract> = Answer<OutputOf<C>, RefusalSent<C>>;
/** Why something did not come: every answer but `done`. */
export type Problem<Refusal = never> = Exclude<Answer<unknown, Refusal>, { kind: 'done' }>;

type Contracted<T> = T extends ActionContract ? T : never;
type NamesOfKind<Area, Kind> = { [Name in keyof Area]: Area[Name] extends { kind: Kind } ? Name : never }[keyof Area];

/** An input with no required field may be left out. */
type Asked<Input> = Record<string, never> extends Input ? [input?: Input] : [input: Input];

export type Queries<F> = {
  readonly [Area in keyof F as NamesOfKind<F[Area], 'query'> extends never ? never : Area]: {
    readonly [Name in NamesOfKind<F[Area], 'query'>]: (
      ...asked: Asked<InputOf<Contracted<F[Area][Name]>>>
    ) => Promise<AnswerOf<Contracted<F[Area][Name]>>>;
  };
};

/** `commandId` is for a caller that keeps its own; without it the client makes one and keeps it until an answer comes. */
export interface CommandOptions {
  readonly commandId?: string;
}
export type Commands<F> = {
  readonly [Area in keyof F as NamesOfKind<F[Area], 'command'> extends never ? never : Area]: {
    readonly [Name in NamesOfKind<F[Area], 'command'>]: (
      input: InputOf<Contracted<F[Area][Name]>>,
      options?: CommandOptions,
    ) => Promise<AnswerOf<Contracted<F[Area][Name]>>>;
  };
};

export interface Api<F> {
  readonly query: Queries<F>;
  readonly command: Commands<F>;
}

type ActionsOf<F> = { [Area in keyof F]: { [Name in keyof F[Area]]: Contracted<F[Area][Name]> }[keyof F[Area]] }[keyof F];
type Distribute<C> = C extends ActionContract ? RefusalSent<C> : never;
/** Every refusal any action may answer: what the text catalogue must have a sentence for. */
export type AnyRefusal = Distribute<ActionsOf<MemberContract> | ActionsOf<StaffContract>>;
export type AnyRefusalCode = AnyRefusal['code'];
export type DetailsOf<Code extends AnyRefusalCode> = Extract<AnyRefusal, { code: Code }>['details'];

/** The value an action answers, by name: `Value<'member', 'membership', 'card'>`. */
export type Value<
  F extends FunctionName,
  Area extends keyof Functions[F],
  Name extends keyof Functions[F][Area],
> = OutputOf<Contracted<Functions[F][Area][Name]>>;
/** The input an action takes, by name. */
export type Input<
  F extends FunctionName,
  Area extends keyof Functions[F],
  Name extends keyof Functions[F][Area],
> = InputOf<Contracted<Functions[F][Area][Name]>>;
