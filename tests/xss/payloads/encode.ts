const perCharacter = (text: string, write: (code: number) => string) =>
  text.replace(/[^]/g, (character) => write(character.charCodeAt(0)));

export const decimal = (text: string) => perCharacter(text, (code) => `&#${code};`);
/** Without the semicolon, as browsers still read it. */
export const decimalLong = (text: string) =>
  perCharacter(text, (code) => `&#${String(code).padStart(7, '0')}`);
export const hexadecimal = (text: string) =>
  perCharacter(text, (code) => `&#x${code.toString(16)};`);
export const base64 = (text: string) => Buffer.from(text).toString('base64');
/** As `String.fromCharCode` takes them. */
export const codes = (text: string) => perCharacter(text, (code) => `${code},`).slice(0, -1);
