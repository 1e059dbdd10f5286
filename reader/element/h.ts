/**
 * Elements as plain values, and the one function that makes a page look like them. Enough of a virtual
 * DOM for one component: elements, texts, keys.
 */
export type VNode = {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly Child[];
};
export type Child = VNode | string | number | false | null | undefined | readonly Child[];

/**
 * `on…` is a listener, `value` and `selected` are what the reader sees now; all else are attributes, as
 * they are in HTML. `key` keeps an element the same one wherever it moves among its siblings; `html` is
 * set by `Paint`.
 */
export type Props = {
  readonly key?: string;
  readonly html?: string | null;
  readonly [name: `on${string}`]: ((event: never) => unknown) | undefined;
  readonly [attribute: string]: unknown;
};

/** @param tag such as `p`, or with the parts it is: `p.body` */
export const h = (tag: string, props: Props = {}, ...children: Child[]): VNode => ({
  tag,
  props,
  children,
});

/** What was painted: the element and what it looks like by now. */
type Painted = { readonly node: HTMLElement | Text; readonly as: VNode | string };

/** What an element's children were painted as, by their keys. */
const painted = new WeakMap<Node, Map<string, Painted>>();

/**
 * Makes the children of `parent` look like `children`, changing no more than is different: an element
 * that stays is never taken out, so that focus, selection and scroll position stay as well.
 * @param fill puts the HTML of a `html` property into an element
 */
export const paint = (
  parent: Element | ShadowRoot,
  children: readonly Child[],
  fill: (element: Element, html: string) => void
): void => {
  const before = painted.get(parent) ?? new Map<string, Painted>();
  const after = new Map<string, Painted>();
  for (const [key, child] of keyed(children)) {
    const old = before.get(key);
    const isSame = old && nameOf(old.as) === nameOf(child);
    if (isSame) before.delete(key);
    after.set(key, repaint(isSame ? old : null, child, fill));
  }
  for (const { node } of before.values()) node.remove();
  let place = parent.firstChild;
  for (const { node } of after.values()) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  painted.set(parent, after);
};

const nameOf = (as: VNode | string) => (typeof as === 'string' ? '' : as.tag.split('.', 1)[0]);

/** Children without a key are known by their place, in which what is left out counts: what comes and
 * goes before them changes nothing for them. */
function* keyed(children: readonly Child[], prefix = ''): Generator<[string, VNode | string]> {
  for (const [place, child] of children.entries()) {
    if (child === null || child === undefined || child === false || child === '') continue;
    const key = `${prefix}${place}`;
    if (typeof child === 'string' || typeof child === 'number') yield [key, String(child)];
    else if ('tag' in child) yield [child.props.key ?? key, child];
    else yield* keyed(child, `${key}.`);
  }
}

const repaint = (
  old: Painted | null,
  as: VNode | string,
  fill: (element: Element, html: string) => void
): Painted => {
  if (typeof as === 'string') {
    const node = old?.node ?? document.createTextNode(as);
    if (node.nodeValue !== as) node.nodeValue = as;
    return { node, as };
  }
  const [name = '', ...parts] = as.tag.split('.');
  const node = (old?.node ?? document.createElement(name)) as HTMLElement;
  // Styled by the same names from the inside and, as parts, from the outside.
  for (const names of ['class', 'part']) {
    setProp(node, names, parts.join(' ') || null, node.getAttribute(names));
  }
  const was: Props = old && typeof old.as !== 'string' ? old.as.props : {};
  const { html } = as.props;
  if (typeof html !== 'string') paint(node, as.children, fill);
  else if (html !== was.html) fill(node, html);
  // After the children: a select's value needs its options.
  for (const prop of new Set([...Object.keys(was), ...Object.keys(as.props)])) {
    setProp(node, prop, as.props[prop], was[prop]);
  }
  return { node, as };
};

const setProp = (node: HTMLElement, name: string, value: unknown, was: unknown) => {
  if (name === 'key' || name === 'html') return;
  if (name === 'value') {
    const field = node as HTMLInputElement;
    if (field.value !== value) field.value = String(value);
  } else if (name.startsWith('on')) {
    (node as unknown as Record<string, unknown>)[name] = value ?? null;
  } else if (value !== was) {
    if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? '' : (value as string));
  }
};
