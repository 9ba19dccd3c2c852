/** What an invocation says about itself: one JSON line, never a person's data. */
export function log(level: 'info' | 'warn' | 'error', event: string, facts: Readonly<Record<string, unknown>> = {}): void {
  const line = JSON.stringify({ level, event, ...facts });
  if (level === 'error') console.error(line);
  else if (process.env['HUIKE_LOG'] === 'all' || level === 'warn') console.log(line);
}
