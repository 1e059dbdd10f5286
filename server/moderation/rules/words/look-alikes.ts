/**
 * How sure a stand-in is.
 *
 * `close`: looks exactly like the letter, or would not be written but to be read as it.
 * `weak`: only resembles the letter and has honest uses of its own (digits, letters of other
 * alphabets). A word needs at least as many plain letters as weak ones to be taken for a disguise:
 * `v1agra` is one; the road `A55` and the Russian word `рот` are not.
 */
export type Likeness = 'close' | 'weak';

/** A letter that a character can be read as: its code point. */
export type StandIn = { readonly letter: number; readonly likeness: Likeness };

// Chosen by hand from the Unicode confusables (UTS 39) and from what generators of "fancy text"
// produce. Not the full table: that makes one of `m` and `rn`, of `1` and `l`, and reads words of
// other languages as English ones. Full-width, circled, superscript and mathematical letters are
// not here, because compatibility normalisation (NFKC) undoes them.
type Table = readonly (readonly [characters: string, letters: string])[];

const close: Table = [
  ['асеорхуѕіјһԁԛԝӏү', 'aceopxysijhdqwly'], // Cyrillic
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'], // Latin small capitals
  ['ɑƀɓƈɗđɖɇƒɠɡħɦɨɟƙłɫɱŋɲɵøƥɋɍɾʂŧƭʈʉʋƴɏƶʐ', 'abbcdddefgghhijkllmnnoopqrrstttuvyyzz'], // and variants
  ['ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᏃ', 'abcdeghijklmprstvwz'], // Cherokee
  ['ᗩᗷᑕᗪᕮᖴᘜᕼᒍᒪᗰᑎᑭᖇᔕᑌᐯᗯ᙭ᘔ', 'abcdefghjlmnprsuvwxz'], // Canadian syllabics
  ['ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'abcdefghijklmnoprstuvwxyz'], // Lisu
  ['@€¢$§¥', 'aecssy'],
  ['acehijlopsxyy', 'асеһіјӏорѕхуү'], // Latin, in Cyrillic words
];

const weak: Table = [
  ['013456789', 'oieasgtbg'],
  ['169', 'lbq'],
  ['!|+¡', 'iiti'],
  ['!|', 'll'],
  ['вгикмнптцшяь', 'brukmhntuwrb'], // Cyrillic
  ['bhkmt', 'внкмт'], // Latin, in Cyrillic words
  ['αβγεηικμνορστυχω', 'abyenikuvopotuxw'], // Greek
  ['ΗΜΝΥΖ', 'hmnyz'], // Greek capitals that differ from their small letters
  ['օսհոցք', 'ouhngf'], // Armenian
];

const standIns = new Map<string, StandIn[]>();

const add = (character: string, letter: string, likeness: Likeness) => {
  const known = standIns.get(character) ?? [];
  standIns.set(character, [...known, { letter: letter.charCodeAt(0), likeness }]);
};

for (const [table, likeness] of [
  [close, 'close'],
  [weak, 'weak'],
] as const) {
  for (const [characters, letters] of table) {
    [...characters].forEach((character, index) => add(character, letters.charAt(index), likeness));
  }
}

// Letters in circles and squares that NFKC leaves as they are, and the letters that flags are made of.
for (const first of [0x1f150, 0x1f170, 0x1f1e6]) {
  for (let index = 0; index < 26; index++) {
    add(String.fromCodePoint(first + index), String.fromCharCode(97 + index), 'close');
  }
}

/** What a character can be read as besides itself: small letters, Latin ones but for what imitates a
 * Cyrillic one. */
export const standInsOf = (character: string): readonly StandIn[] => standIns.get(character) ?? [];
