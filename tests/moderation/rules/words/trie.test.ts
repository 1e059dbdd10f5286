import { describe, expect, test } from 'vitest';

import { none, root, Trie } from '../../../../server/moderation/rules/words/trie';

describe('Trie', () => {
  test('finds what was put in, and nothing else, however often it grows', () => {
    const trie = new Trie();
    const words = Array.from({ length: 5_000 }, (_, index) => (index * 7_919).toString(36));
    for (const [entry, word] of words.entries()) {
      let node = root;
      for (const letter of word) node = trie.grow(node, letter.charCodeAt(0));
      trie.setEntry(node, entry);
    }
    const look = (word: string) => {
      let node = root;
      for (const letter of word) {
        node = trie.child(node, letter.charCodeAt(0));
        if (node === none) return none;
      }
      return trie.entry(node);
    };
    expect(words.map(look)).toEqual(words.map((_, entry) => entry));
    expect(look('')).toBe(none);
    expect(look(`${words[0] ?? ''}!`)).toBe(none);
  });

  test('the first entry at a place stays', () => {
    const trie = new Trie();
    const node = trie.grow(root, 1);
    trie.setEntry(node, 7);
    trie.setEntry(node, 8);
    expect(trie.entry(node)).toBe(7);
  });
});
