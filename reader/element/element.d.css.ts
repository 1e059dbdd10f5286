/** The style sheet is bundled as text. */
declare const text: string;
export default text;
