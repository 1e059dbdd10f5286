/** What attributes are as properties: null takes one away, true is an empty one. */
export type Reflected = string | number | boolean | null | undefined;

/** On a server there are no elements: what is defined here can be imported there all the same. */
export const ElementBase =
  typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Makes properties of attributes, as frameworks like to set them: `thread-locale` is `threadLocale`. */
export const reflect = (prototype: HTMLElement, attributes: readonly string[]): void => {
  for (const name of attributes) {
    Object.defineProperty(prototype, camel(name), {
      get(this: Element) {
        return this.getAttribute(name);
      },
      set(this: Element, value: Reflected) {
        if ((value ?? false) === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? '' : String(value));
      },
      enumerable: true,
    });
  }
};

/** Takes over what was set on an element before it was defined; soon, since attributes may not be set
 * while it is made. */
export const takeOver = (element: HTMLElement, names: readonly string[]): void => {
  const given = element as unknown as Record<string, unknown>;
  for (const name of names.map(camel)) {
    if (!Object.hasOwn(given, name)) continue;
    const value = given[name];
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it hides the accessor
    delete given[name];
    queueMicrotask(() => (given[name] = value));
  }
};
