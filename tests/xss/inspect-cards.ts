/** Runs in the page, so it must stand alone: what the desk's cards must not contain, whatever is
 * written in them. */
export function inspectCards(cards: Element[]): string[] {
  const unwanted =
    'script, style, link, meta, base, iframe, object, embed, img, video, form, input, a a';
  return cards.flatMap((card) =>
    [...card.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(unwanted) ? [`element ${element.localName}`] : []),
      ...(element instanceof HTMLAnchorElement && !/^(?:https?|mailto):$/.test(element.protocol)
        ? [`link to ${element.href}`]
        : []),
      ...[...element.attributes].flatMap(({ name }) =>
        name.startsWith('on') ? [`attribute ${name} of ${element.localName}`] : []
      ),
    ])
  );
}
