import { NewsroomComments } from './comments-element';
import { NewsroomCount } from './count-element';

export type { NewsroomEvents } from './events';
export type { NewsroomCommentsAttributes, NewsroomCountAttributes, NewsroomElements } from './jsx';
export { NewsroomComments, NewsroomCount };

declare global {
  interface HTMLElementTagNameMap {
    'newsroom-comments': NewsroomComments;
    'newsroom-count': NewsroomCount;
  }
}

const elements = { 'newsroom-comments': NewsroomComments, 'newsroom-count': NewsroomCount };

// On a server there are no elements; and a page may load this twice.
for (const [name, element] of Object.entries(elements)) {
  if (typeof customElements !== 'undefined' && !customElements.get(name)) {
    customElements.define(name, element);
  }
}
