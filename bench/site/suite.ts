import type { FilledSite, OpenSite } from './app';
import type { Compared } from './compare';
import type { Options } from './options';
import type { Peer } from './peer';
import type { Project } from './project';

/** What is measured, and what for. */
export type Site = {
  readonly project: Project;
  readonly filled: FilledSite;
  readonly options: Options;
  /** One of 10,000 comments; started for the first who asks. */
  readonly small: () => Promise<OpenSite>;
  /** The peer with the same comments, started for the first who asks; null with `--no-peer`. */
  readonly peer: () => Promise<Peer | null>;
};

/** A figure that must be at least, or at most, so much. */
export type Claim = {
  readonly what: string;
  readonly found: number;
  readonly least?: number;
  readonly most?: number;
};

/** What a suite found: a table, and what it says of the claims. */
export type Found = {
  readonly title: string;
  /** Of all columns but the first, with their units. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly claims: readonly Claim[];
};

export type Suite = (site: Site) => Promise<Found>;

export const isMet = ({ found, least = -Infinity, most = Infinity }: Claim): boolean =>
  found >= least && found <= most;

/** The table of what was asked over HTTP. */
export const tableOf = (compared: readonly Compared[]): Pick<Found, 'columns' | 'rows'> => ({
  columns: ['a second', 'lowest', 'highest', 'median ms', 'p97 ms', 'CPU ms', 'statements'],
  rows: compared.map(({ name, rate, lowest, highest, median, p97, cpu, statements }) => ({
    name,
    values: [rate, lowest, highest, median, p97, cpu / 1_000, statements],
  })),
});

/** The one of this name. */
export const named = (compared: readonly Compared[], name: string): Compared => {
  const found = compared.find((one) => one.name === name);
  if (!found) throw new Error(`Nothing was measured of the name ${name}`);
  return found;
};
