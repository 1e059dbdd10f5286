import { z } from '@strapi/utils';

/** `GET /element.js`: the web component's script. With `v` as `ElementSnippet.src` has it browsers keep
 * it for good; without, or after an update of the plugin, they ask each time whether it has changed. */
export const ElementQuery = z.strictObject({ v: z.string().max(64).optional() });

/** `GET /newsroom/threads/:id/element` answers `{ data: ElementSnippet }`: what a website needs to show
 * this thread's comments. */
export type ElementSnippet = {
  /** Address of this very script. */
  src: string;
  /** The script's digest, for the attribute of this name: browsers run no other. */
  integrity: string;
  /** For the attribute `api`: Strapi's address, or that of the content API where its prefix is changed. */
  api: string;
  /** For the attribute `thread`. */
  thread: string;
  /** For the attribute `thread-locale`; null where all languages of an entry share one thread. */
  threadLocale: string | null;
};
