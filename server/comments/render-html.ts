/** Markdown as a reader wrote it to HTML that any page may show. Stub until the renderer lands. */
export const renderHtml = (body: string): string => body;
