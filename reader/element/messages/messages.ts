import type { en } from './en';

/** Plural forms, by what `Intl.PluralRules` of the language answers for a number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** What every language has to say, a text or a plural for each key of the English ones. */
export type Messages = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural;
};
