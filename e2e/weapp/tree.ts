/** A node of the emulator's tree; `$$` is the element it is drawn as. */
export interface WeappNode {
  readonly $$: Element;
  readonly shadowRoot?: WeappNode & { querySelectorAll(selector: string): WeappNode[] };
  readonly childNodes?: readonly WeappNode[];
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
