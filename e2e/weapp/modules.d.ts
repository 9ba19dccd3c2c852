/** What the harness uses of two packages without types. */
declare module 'miniprogram-simulate' {
  import type { WeappNode } from './tree';
  interface SimulatedPage {
    readonly instance: Record<string, ((...args: unknown[]) => unknown) | undefined>;
    readonly _exparserNode: WeappNode;
    readonly dom: Element;
    /** Where it is attached; null before. */
    readonly parentNode: Element | null;
    attach(parent: Element): void;
  }
  export function load(componentPath: string, tagName: string, options: { compiler: 'official'; rootPath: string; compilerOptions: { maxBuffer: number } }): string;
  export function render(id: string): SimulatedPage;
}
declare module 'miniprogram-simulate/src/utils' {
  const utils: { runJs: (filePath: string) => void };
  export default utils;
}
declare module 'miniprogram-exparser' {
  import type { WeappNode } from './tree';
  export const Event: {
    create(type: string, detail: unknown, options: object): unknown;
    dispatchEvent(node: WeappNode, event: unknown): void;
  };
}
