/** What is wrong with the piece of HTML at `piece`. */
export type Finding = { piece: number; problem: string };

/**
 * Runs in the page, so it must stand alone: compares what the browser made of each piece with what
 * comments may contain. Each piece is expected in its own `section`, a child of `body`.
 */
export function inspectPage(pieces: number): Finding[] {
  const allowed: Record<string, string[]> = {
    ...Object.fromEntries(
      ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'li'].map((name) => [
        name,
        [],
      ])
    ),
    ol: ['start'],
    a: ['href', 'rel'],
  };
  const findings: Finding[] = [];
  const sections = [...document.body.children];

  if (sections.length !== pieces || sections.some(({ localName }) => localName !== 'section')) {
    const names = sections.map(({ localName }) => localName);
    findings.push({ piece: -1, problem: `some piece leaves its place: ${names.join(' ')}` });
  }

  sections.forEach((section, piece) => {
    const find = (problem: string) => findings.push({ piece, problem });
    if (section.attributes.length) find('attributes leave their place');

    const nodes = document.createNodeIterator(section);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node === section || node.nodeType === Node.TEXT_NODE) continue;
      if (!(node instanceof HTMLElement)) {
        find(`node ${node.nodeName}`);
        continue;
      }
      const attributes = allowed[node.localName];
      if (!attributes) find(`element ${node.localName}`);
      for (const { name } of node.attributes) {
        if (!attributes?.includes(name)) find(`attribute ${name} of ${node.localName}`);
      }
      if (node instanceof HTMLAnchorElement) {
        if (!['http:', 'https:', 'mailto:'].includes(node.protocol)) find(`link to ${node.href}`);
        if (node.host === location.host) find('link to the page that shows it');
        if (node.rel !== 'ugc nofollow noopener noreferrer') find(`link with rel "${node.rel}"`);
        if (node.parentElement?.closest('a')) find('link in a link');
      }
    }
  });
  return findings;
}
