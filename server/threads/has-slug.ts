type Schema = { attributes: Record<string, { type: string }> };

/** Whether entries of this type have a `slug`: a part of their public address. */
export const hasSlug = (schema: Schema | undefined): boolean =>
  ['string', 'text', 'uid'].includes(schema?.attributes.slug?.type ?? '');
