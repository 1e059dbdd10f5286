import { NewsroomComments } from './comments-element';
import { NewsroomCount } from './count-element';
import css from './element.css';

export type { NewsroomEvents } from './events';
export type { NewsroomCommentsAttributes, NewsroomCountAttributes, NewsroomElements } from './jsx';
export { NewsroomComments, NewsroomCount };

declare global {
  interface HTMLElementTagNameMap {
    'newsroom-comments': NewsroomComments;
    'newsroom-count': NewsroomCount;
  }
}

// On a server there are no elements; and a page may load this twice.
if (typeof customElements !== 'undefined' && !customElements.get('newsroom-comments')) {
  NewsroomComments.styles = new CSSStyleSheet();
  NewsroomComments.styles.replaceSync(css);
  customElements.define('newsroom-comments', NewsroomComments);
  customElements.define('newsroom-count', NewsroomCount);
}
