/** The style sheet; bundled as text. */
declare const text: string;
export default text;
