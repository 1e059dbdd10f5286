type Schema = { attributes: Record<string, { type: string }> };

const usual = ['title', 'name', 'headline', 'label', 'question', 'subject'];

/** The attribute that names an entry of this type on the desk: one of the usual names, else its
 * first string; null if it has none. */
export const titleField = (schema: Schema | undefined): string | null => {
  const attributes = schema?.attributes ?? {};
  const isText = (name: string) => ['string', 'text'].includes(attributes[name]?.type ?? '');
  return (
    usual.find(isText) ??
    Object.keys(attributes).find(
      (name) => attributes[name]?.type === 'string' && !['documentId', 'locale'].includes(name)
    ) ??
    null
  );
};
