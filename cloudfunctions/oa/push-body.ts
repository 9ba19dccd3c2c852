/** A message of WeChat's push as names and values; lists only where it came as JSON. */
export type PushMessage = Readonly<Record<string, unknown>>;

/** Reads a push: JSON as the mini-program's may be set to send, or the flat XML of an official account. Null for anything else. */
export function readPush(text: string): PushMessage | null {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) {
    try {
      const value = JSON.parse(trimmed) as unknown;
      return typeof value === 'object' && value !== null ? (value as PushMessage) : null;
    } catch {
      return null;
    }
  }
  const inside = /^<xml>([\s\S]*)<\/xml>$/.exec(trimmed)?.[1];
  if (inside === undefined) return null;
  const fields: Record<string, string> = {};
  for (const [, name = '', data, plain] of inside.matchAll(/<(\w+)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>/g)) fields[name] = data ?? plain ?? '';
  return fields;
}

/** A value as text; WeChat writes numbers as either. */
export function textIn(message: PushMessage, name: string): string {
  const value = message[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The entries of a list; one entry may come without its list. */
export function entriesIn(message: PushMessage): readonly PushMessage[] {
  const list = message['List'];
  return (Array.isArray(list) ? list : list === undefined ? [] : [list]) as readonly PushMessage[];
}
