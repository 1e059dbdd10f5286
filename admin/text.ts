import { useCallback } from 'react';
import { useIntl, type MessageDescriptor, type PrimitiveType } from 'react-intl';

import { pluginId } from './plugin-id';
import type en from './translations/en.json';

/** A key of `translations/en.json`, which has every text of the admin. */
export type MessageKey = keyof typeof en;

/** One text with what stands in it. */
export type Phrase = {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, PrimitiveType>>;
};

/** As react-intl and Strapi take it. */
export const message = (key: MessageKey): MessageDescriptor & { id: string } => ({
  id: `${pluginId}.${key}`,
});

/** Texts in the admin's language. */
export const useText = () => {
  const intl = useIntl();
  return useCallback(
    (key: MessageKey, values?: Phrase['values']) => intl.formatMessage(message(key), values),
    [intl]
  );
};
