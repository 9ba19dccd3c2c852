/** What a mini-program hands to an API: what it wants, and who is to be told. */
export interface Asked {
  readonly success?: (answer: unknown) => void;
  readonly fail?: (error: unknown) => void;
  readonly complete?: (answer: unknown) => void;
  readonly [key: string]: unknown;
}

/** How an API of WeChat fails: an object, not an Error. */
export class WechatFailure {
  constructor(
    readonly errMsg: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {}
}

/** Answers an asynchronous API as WeChat does: `<name>:ok` or `<name>:fail <why>`, by the callbacks, or as a promise where none is given. */
export function answers(name: string, work: (asked: Asked) => unknown) {
  return (asked: Asked = {}): Promise<unknown> | undefined => {
    const settled = Promise.resolve()
      .then(() => work(asked))
      .then(
        (value) => ({ ...(value as object | undefined), errMsg: `${name}:ok` }),
        (error: unknown) => {
          throw error instanceof WechatFailure ? { ...error.more, errMsg: `${name}:fail ${error.errMsg}` } : { errMsg: `${name}:fail ${String(error)}` };
        },
      );
    if (!asked.success && !asked.fail && !asked.complete) return settled;
    settled.then(
      (answer) => {
        asked.success?.(answer);
        asked.complete?.(answer);
      },
      (error: unknown) => {
        asked.fail?.(error);
        asked.complete?.(error);
      },
    );
    return undefined;
  };
}
