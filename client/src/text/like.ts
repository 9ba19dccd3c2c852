/** The same keys and the same arguments, with words of another language. A key missing in one of them does not compile. */
export type Like<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [Key in keyof T]: Like<T[Key]> };
