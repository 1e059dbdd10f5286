import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';

/** Plural forms, by what `Intl.PluralRules` of the language answers for a number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** What every language has to say, a text or a plural for each key of the English ones. */
export type Words = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural;
};

/** By language. */
export const words: Readonly<Record<string, Words>> = { ar, de, en, es, fr, ja };
