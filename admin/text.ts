import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';

import { pluginId } from './plugin-id';
import type en from './translations/en.json';

/** A key of `translations/en.json`, which has every text of the admin. */
export type MessageKey = keyof typeof en;

/** One text with what stands in it. */
export type Phrase = {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, PrimitiveType>>;
};

/** As react-intl and Strapi take it. Strapi insists on a default, which is never shown: English texts
 * stand in for those that a language lacks. */
export const message = (key: MessageKey): { id: string; defaultMessage: string } => {
  const id = `${pluginId}.${key}`;
  return { id, defaultMessage: id };
};

/** Texts in the admin's language. */
export const useText = () => {
  const intl = useIntl();
  return useCallback(
    (key: MessageKey, values?: Phrase['values']) => intl.formatMessage(message(key), values),
    [intl]
  );
};

/** Which way the texts run. Strapi says of no language that it runs from right to left: whatever
 * stands in Strapi's own frames, such as a dialog, has to say it. */
export const useDirection = (): 'ltr' | 'rtl' => (useText()('direction') === 'rtl' ? 'rtl' : 'ltr');
