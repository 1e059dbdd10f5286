import css from './element.css';

let shared: CSSStyleSheet | undefined;

/** One sheet for all elements of a page: no policy against inline styles is in its way. */
export const sheet = (): CSSStyleSheet => {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  return shared;
};
