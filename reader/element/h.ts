import { showHtml } from './show-html';

/**
 * Elements as plain values, and the one function that makes a page look like them. Enough of a virtual
 * DOM for one component: elements, texts, keys.
 */
export type VNode = {
  readonly tag: string;
  readonly key: string | undefined;
  readonly html: string | undefined;
  readonly props: Props;
  readonly children: readonly Child[];
};
export type Child = VNode | string | number | false | null | undefined | readonly Child[];

/**
 * `on…` is a listener, `value` and `selected` are what the reader sees now; all else are attributes, as
 * they are in HTML, and `--…` custom properties, which no policy against inline styles is in the way of.
 * `key` keeps an element the same one wherever it moves among its siblings; `html` is
 * sanitised HTML in place of children.
 */
export type Props = {
  readonly key?: string;
  readonly html?: string;
  readonly [name: `on${string}`]: ((event: never) => unknown) | undefined;
  readonly [attribute: string]: unknown;
};

/** @param tag such as `p`, or with the parts it is: `p.body` */
export const h = (
  tag: string,
  { key, html, ...props }: Props = {},
  ...children: Child[]
): VNode => {
  const [name = '', ...parts] = tag.split('.');
  // Styled by the same names from the inside and, as parts, from the outside.
  const names = parts.join(' ') || null;
  return { tag: name, key, html, props: { class: names, part: names, ...props }, children };
};

/** What was painted: the element and what it looks like by now. */
type Painted = { readonly node: HTMLElement | Text; readonly as: VNode | string };

/** What an element's children were painted as, by their keys. */
const painted = new WeakMap<Node, Map<string, Painted>>();

/**
 * Makes the children of `parent` look like `children`, changing no more than is different: an element
 * that stays is never taken out, so that focus, selection and scroll position stay as well.
 */
export const paint = (parent: Element | ShadowRoot, children: readonly Child[]): void => {
  const before = painted.get(parent) ?? new Map<string, Painted>();
  const after = new Map<string, Painted>();
  for (const [key, child] of keyed(children)) {
    const old = before.get(key);
    const isSame = old && nameOf(old.as) === nameOf(child);
    if (isSame) before.delete(key);
    after.set(key, repaint(isSame ? old : null, child));
  }
  for (const { node } of before.values()) node.remove();
  let place = parent.firstChild;
  for (const { node } of after.values()) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  painted.set(parent, after);
};

const nameOf = (as: VNode | string) => (typeof as === 'string' ? '' : as.tag);

/** Children without a key are known by their place, in which what is left out counts: what comes and
 * goes before them changes nothing for them. */
function* keyed(children: readonly Child[], prefix = ''): Generator<[string, VNode | string]> {
  for (const [place, child] of children.entries()) {
    if (!child && child !== 0) continue;
    const key = `${prefix}${place}`;
    if (typeof child === 'string' || typeof child === 'number') yield [key, String(child)];
    else if ('tag' in child) yield [child.key ?? key, child];
    else yield* keyed(child, `${key}.`);
  }
}

const repaint = (old: Painted | null, as: VNode | string): Painted => {
  if (typeof as === 'string') {
    const node = old?.node ?? document.createTextNode(as);
    if (node.nodeValue !== as) node.nodeValue = as;
    return { node, as };
  }
  const node = (old?.node ?? document.createElement(as.tag)) as HTMLElement;
  const was = old?.as as VNode | undefined;
  if (as.html === undefined) paint(node, as.children);
  else if (as.html !== was?.html) showHtml(node, as.html);
  // After the children: a select's value needs its options.
  const props = { ...was?.props, ...as.props };
  for (const prop of Object.keys(props)) setProp(node, prop, as.props[prop], was?.props[prop]);
  return { node, as };
};

const setProp = (node: HTMLElement, name: string, value: unknown, was: unknown) => {
  if (name === 'value') {
    const field = node as HTMLInputElement;
    if (field.value !== value) field.value = String(value);
  } else if (name.startsWith('--')) {
    node.style.setProperty(name, value as string);
  } else if (name.startsWith('on')) {
    (node as unknown as Record<string, unknown>)[name] = value ?? null;
  } else if (value !== was) {
    if ((value ?? false) === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? '' : (value as string));
  }
};
