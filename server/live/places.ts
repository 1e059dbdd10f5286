import type { Context } from '../context';
import { TooManyStreams } from '../errors';

/** Open streams by whose they are, by instance. */
const taken = new WeakMap<object, Map<string, number>>();

/**
 * Takes one of the places that somebody has for streams at this instance. Call what it answers, once,
 * to give it back.
 * @throws TooManyStreams
 */
export const takePlace = ({ strapi }: Context, whose: string, most: number): (() => void) => {
  const places = taken.get(strapi) ?? new Map<string, number>();
  taken.set(strapi, places);
  const open = places.get(whose) ?? 0;
  if (open >= most) throw new TooManyStreams(most);
  places.set(whose, open + 1);
  return () => {
    const left = (places.get(whose) ?? 1) - 1;
    if (left > 0) places.set(whose, left);
    else places.delete(whose);
  };
};
