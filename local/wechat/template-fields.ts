/**
 * What a field of a message template may hold, by the beginning of its key (`thing1`, `amount2`).
 * Source: WeChat docs, subscribe message, parameter limits.
 */
const RULES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => [...value].length <= 20,
  number: (value) => /^[\d.]{1,32}$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => [...value].length <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: (value) => value.length <= 32 && !/\p{Script=Han}/u.test(value),
  time: (value) => /^(\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?)?\s?(\d{1,2}:\d{2}(:\d{2})?)?([~-].*)?$/.test(value),
  date: (value) => /^\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(\s?\d{1,2}:\d{2}(:\d{2})?)?$/.test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^[\d+()\- ]{1,17}$/.test(value),
  car_number: (value) => [...value].length <= 8,
  name: (value) => (/\p{Script=Han}/u.test(value) ? [...value].length <= 10 : value.length <= 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

export interface FieldError {
  field: string;
  /** The platform's words. */
  message: string;
}

/** The first field that breaks a rule, is missing, or that the template does not have. */
export function findFieldError(fields: readonly string[], data: unknown): FieldError | undefined {
  const given = typeof data === 'object' && data !== null ? (data as Record<string, { value?: unknown } | undefined>) : {};
  for (const field of fields) {
    const value = given[field]?.value;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text === '') return { field, message: `argument invalid! data.${field}.value is empty` };
    const rule = RULES[field.replace(/\d+$/, '')];
    if (rule !== undefined && !rule(text)) return { field, message: `argument invalid! data.${field}.value invalid` };
  }
  return undefined;
}
