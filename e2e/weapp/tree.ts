/** A node of the emulator's tree; `$$` is the element it is drawn as. */
export interface WeappNode {
  readonly $$: Element;
  readonly shadowRoot?: WeappNode & { querySelectorAll(selector: string): WeappNode[] };
  readonly childNodes?: readonly WeappNode[];
  /** The template's element as it was drawn last. */
  readonly _vt?: { readonly attrs: readonly { readonly name: string; readonly value: unknown }[] };
}

/** An attribute as the template gives it, its name as in a script: `open-type` is `openType`. Undefined where it gives none, or an empty one. */
export function attributeOf(node: WeappNode, name: string): string | undefined {
  const value = node._vt?.attrs.find((attribute) => attribute.name === name)?.value;
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** Every shadow root under a node. Taro puts what lies deeper than 16 levels into a component of its own, so there are several. */
function shadowRoots(node: WeappNode): NonNullable<WeappNode['shadowRoot']>[] {
  const own = node.shadowRoot && typeof node.shadowRoot.querySelectorAll === 'function' ? [node.shadowRoot] : [];
  const below = [...(node.childNodes ?? []), ...own.flatMap((root) => root.childNodes ?? [])];
  return [...own, ...below.flatMap(shadowRoots)];
}

/** All nodes that a selector names, however deep. */
export function findAll(node: WeappNode, selector: string): WeappNode[] {
  return [...new Set(shadowRoots(node).flatMap((root) => root.querySelectorAll(selector)))];
}
