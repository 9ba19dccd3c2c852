import { AsyncLocalStorage } from 'node:async_hooks';

export type Environment = Record<string, string>;

const current = new AsyncLocalStorage<Environment>();

const INSTALLED = Symbol.for('huike.environment');

/**
 * Puts a view in place of `process.env` that shows each invocation its own variables: the SDK and the functions read
 * caller, source and clock from there, and calls interleave in one process. Outside an invocation it is the real one.
 */
export function installEnvironment(): void {
  const holder = process as unknown as Record<symbol, boolean>;
  if (holder[INSTALLED]) return;
  holder[INSTALLED] = true;
  const real = process.env;
  const view = (): NodeJS.ProcessEnv => current.getStore() ?? real;
  const exit = process.exit.bind(process);
  // A function that ends "its" process must not end everybody's.
  process.exit = ((code?: number) => {
    if (current.getStore()?.['WX_API_TOKEN'] !== undefined) throw new Error(`The function ended its process (code ${code ?? 0})`);
    return exit(code);
  }) as typeof process.exit;
  process.env = new Proxy(real, {
    get: (_, name) => (typeof name === 'string' ? view()[name] : undefined),
    has: (_, name) => name in view(),
    set: (_, name, value) => {
      view()[String(name)] = String(value);
      return true;
    },
    deleteProperty: (_, name) => delete view()[String(name)],
    ownKeys: () => Reflect.ownKeys(view()),
    getOwnPropertyDescriptor: (_, name) => {
      const value = view()[String(name)];
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
    defineProperty: (_, name, descriptor) => {
      view()[String(name)] = String(descriptor.value);
      return true;
    },
  });
}

/** Runs work that sees this environment, and everything it starts. */
export function withEnvironment<T>(environment: Environment, work: () => T): T {
  return current.run(environment, work);
}

/** The variables of the process itself, whatever invocation asks. */
export function processEnvironment(): Environment {
  const copy: Environment = {};
  current.exit(() => {
    for (const [name, value] of Object.entries(process.env)) if (value !== undefined) copy[name] = value;
  });
  return copy;
}

/**
 * Keeps the process alive when a function throws or rejects where nobody catches: in the cloud only its own instance
 * would end. An error from outside any call still ends the process, as it should.
 */
export function outliveFunctions(): void {
  const ofCall = (): string | undefined => current.getStore()?.['SCF_FUNCTIONNAME'];
  process.on('uncaughtException', (error) => {
    const name = ofCall();
    console.error(name === undefined ? error : `[local cloud] ${name} threw where nobody catches:`, name === undefined ? '' : error);
    if (name === undefined) process.exit(1);
  });
  process.on('unhandledRejection', (reason) => console.error(`[local cloud] a rejection nobody handled${ofCall() === undefined ? '' : ` in ${ofCall() ?? ''}`}:`, reason));
}
