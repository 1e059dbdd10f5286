import { errors } from '@strapi/utils';

import { InvalidConfig } from '../errors';
import { problemsOf } from '../input';
import { isRecord } from '../json';
import { boundEvidence } from './bound-evidence';
import {
  outcomes,
  pass,
  type Draft,
  type Outcome,
  type OutcomeKind,
  type Rule,
  type Signal,
  type Verdict,
} from './rule';

/** Rules with their options read and their preparations made, in the order they run. */
export type CompiledRules = readonly {
  readonly name: string;
  readonly check: (draft: Draft) => unknown;
}[];

type OptionsByName = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/**
 * Makes rules ready to judge with; done once per change of settings. Rules with `enabled: false`
 * are left out. Options of rules that are not there are ignored: they may be back tomorrow.
 *
 * @param optionsByName what differs from the defaults, by rule name.
 * @throws InvalidConfig naming each option that does not fit.
 */
export const compileRules = (
  rules: readonly Rule[],
  optionsByName: OptionsByName = {}
): CompiledRules =>
  rules.flatMap((rule) => {
    const { enabled = true, ...given } = optionsByName[rule.name] ?? {};
    if (enabled === false) return [];
    const options = readOptions(rule, given);
    const prepared = rule.prepare ? rule.prepare(options) : options;
    return [{ name: rule.name, check: (draft) => rule.check(draft, prepared) }];
  });

const readOptions = (rule: Rule, given: Readonly<Record<string, unknown>>): unknown => {
  if (!rule.options) return given;
  const parsed = rule.options.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new InvalidConfig(problemsOf(parsed.error, given, `moderation.options.${rule.name}`));
};

const severity: Record<OutcomeKind, number> = { pass: 0, hold: 1, spam: 2, reject: 3 };

const statuses = {
  pass: 'approved',
  hold: 'pending',
  spam: 'spam',
  reject: 'rejected',
} as const satisfies Record<OutcomeKind, Verdict['status']>;

/** Whose refusal a moderator's own text heeds: those of what cannot be stored as it is. */
const heededByModerators = ['length', 'parent-valid'];

/** What a rule says of a draft that it may not refuse. */
const sayOnly = (check: () => unknown): unknown => {
  try {
    return check();
  } catch (error) {
    if (error instanceof errors.ApplicationError) return pass();
    throw error;
  }
};

/**
 * What the rules make of a draft. All of them run, and every signal is kept; the worst outcome
 * decides: `reject` over `spam` over `hold`, and where nothing is held the comment is approved.
 *
 * @param isModerators the text is a moderator's own: rules refuse it only for what is too long, or
 * stands where nothing can.
 * @throws what a rule refuses the draft with; `TypeError` for a rule that returns no outcome.
 */
export const judge = (
  draft: Draft,
  compiled: CompiledRules,
  { isModerators = false }: { isModerators?: boolean } = {}
): Verdict => {
  const signals = compiled.flatMap(({ name, check }): Signal[] => {
    const isHeeded = !isModerators || heededByModerators.includes(name);
    const said = isHeeded ? check(draft) : sayOnly(() => check(draft));
    const { kind, evidence } = outcomeOf(name, said);
    return kind === 'pass'
      ? []
      : [{ rule: name, outcome: kind, evidence: boundEvidence(evidence) }];
  });
  const worst = signals.reduce<Signal | null>(
    (worse, signal) =>
      severity[signal.outcome] > severity[worse?.outcome ?? 'pass'] ? signal : worse,
    null
  );
  return {
    status: statuses[worst?.outcome ?? 'pass'],
    signals,
    decidedBy: worst?.rule ?? null,
  };
};

/** A rule of the host project may return anything. One that says nothing must not approve. */
const outcomeOf = (rule: string, returned: unknown): Outcome => {
  if (!isRecord(returned)) {
    throw new TypeError(`rule ${rule} returned ${returned === null ? 'null' : typeof returned}`);
  }
  if (returned instanceof Promise) {
    throw new TypeError(`rule ${rule} returned a promise; rules answer at once`);
  }
  const { kind, evidence = {} } = returned;
  const known = outcomes.find((outcome) => outcome === kind);
  if (!known) throw new TypeError(`rule ${rule} returned no kind of outcome: ${String(kind)}`);
  if (!isRecord(evidence)) throw new TypeError(`rule ${rule} returned evidence that is no object`);
  return { kind: known, evidence };
};
