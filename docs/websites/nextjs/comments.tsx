// app/articles/[slug]/comments.tsx
'use client';

import type { NewsroomElements } from 'strapi-plugin-newsroom/element';
import 'strapi-plugin-newsroom/element';

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- as React wants it
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface IntrinsicElements extends NewsroomElements {}
  }
}

type Props = {
  thread: string;
  api: string;
  /** From `comments.html`: seen by search engines, and by everyone until the element is there. */
  html: string;
};

export const Comments = ({ thread, api, html }: Props) => (
  <newsroom-comments thread={thread} api={api} dangerouslySetInnerHTML={{ __html: html }} />
);
