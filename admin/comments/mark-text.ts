/** A piece of a text that a rule points at. Offsets are UTF-16, `end` is exclusive. */
export type Span = { readonly start: number; readonly end: number; readonly rule: string };

/** A piece of the text and the rules that point at it, in the order of the spans. */
export type Segment = { readonly text: string; readonly rules: readonly string[] };

/**
 * Cuts `text` at the edges of `spans`, which may overlap, nest, repeat or lie outside. The segments
 * joined are the text. No surrogate pair is cut: a span that ends inside one is widened.
 */
export const markText = (text: string, spans: readonly Span[]): Segment[] => {
  const edges = new Map<number, { opens: string[]; closes: string[] }>();
  const edgeAt = (offset: number) => {
    const edge = edges.get(offset) ?? { opens: [], closes: [] };
    edges.set(offset, edge);
    return edge;
  };
  const order: string[] = [];
  for (const { start, end, rule } of spans) {
    const from = isInsidePair(text, start) ? start - 1 : Math.max(start, 0);
    const to = isInsidePair(text, end) ? end + 1 : Math.min(end, text.length);
    // Written so that a NaN is left out as well.
    if (!(from < to)) continue;
    edgeAt(from).opens.push(rule);
    edgeAt(to).closes.push(rule);
    if (!order.includes(rule)) order.push(rule);
  }

  const segments: Segment[] = [];
  const open = new Map<string, number>();
  let from = 0;
  const cutAt = (to: number) => {
    if (to === from) return;
    const rules = order.filter((rule) => open.get(rule));
    const last = segments.at(-1);
    const piece = text.slice(from, to);
    if (last && last.rules.join('\n') === rules.join('\n')) {
      segments[segments.length - 1] = { text: last.text + piece, rules };
    } else {
      segments.push({ text: piece, rules });
    }
    from = to;
  };
  for (const offset of [...edges.keys()].sort((a, b) => a - b)) {
    cutAt(offset);
    const { opens, closes } = edgeAt(offset);
    for (const rule of opens) open.set(rule, (open.get(rule) ?? 0) + 1);
    for (const rule of closes) open.set(rule, (open.get(rule) ?? 0) - 1);
  }
  cutAt(text.length);
  return segments;
};

const isInsidePair = (text: string, offset: number) =>
  /^[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /^[\uD800-\uDBFF]/.test(text.charAt(offset - 1));
