/** A content type that only the plugin itself writes: neither the Content Manager nor the Content-Type
 * Builder shows it. */
export const hidden = {
  kind: 'collectionType',
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
} as const;
