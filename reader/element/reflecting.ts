type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Tail>}`
  : Name;

/** Attributes as properties: `thread-locale` is `threadLocale`. Null removes one; true is an empty one. */
type Reflected<Name extends string> = {
  [Property in Camel<Name>]?: string | number | boolean | null;
};

/** On a server there are no elements: what is defined here can be imported there all the same. */
const Base =
  typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/**
 * An element whose attributes are properties as well, as frameworks like to set them.
 */
export const Reflecting = <Name extends string>(attributes: readonly Name[]) => {
  class ReflectingElement extends Base {
    constructor() {
      super();
      this.upgrade(...attributes.map(camel));
    }

    /** Takes over properties that were set before the element was defined. */
    upgrade(...names: string[]): void {
      const given = this as Record<string, unknown>;
      for (const name of names.filter((name) => Object.hasOwn(given, name))) {
        const value = given[name];
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it hides the accessor
        delete given[name];
        queueMicrotask(() => (given[name] = value));
      }
    }
  }
  for (const name of attributes) {
    Object.defineProperty(ReflectingElement.prototype, camel(name), {
      get(this: Element) {
        return this.getAttribute(name) ?? undefined;
      },
      set(this: Element, value: unknown) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? '' : (value as string));
      },
      configurable: true,
      enumerable: true,
    });
  }
  return ReflectingElement as unknown as new () => ReflectingElement & Reflected<Name>;
};

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
