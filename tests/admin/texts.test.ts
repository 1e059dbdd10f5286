import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';
import { expect, test } from 'vitest';

import en from '../../admin/translations/en.json';

const sources = readdirSync('admin', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const name = path.join('admin', file);
    const text = readFileSync(name, 'utf8');
    return { name, text, tree: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) };
  });

/** Attributes that people read or hear. */
const spoken =
  /^(label|title|subtitle|alt|placeholder|hint|content|closeLabel|aria-(label|description))$/;

const textsIn = (node: ts.Node): string[] => {
  const own =
    ts.isJsxText(node) ||
    (ts.isStringLiteral(node) &&
      ts.isJsxAttribute(node.parent) &&
      spoken.test(node.parent.name.getText()))
      ? [node.text.trim()]
      : [];
  const found = own.filter((text) => /\p{L}/u.test(text));
  node.forEachChild((child) => {
    found.push(...textsIn(child));
  });
  return found;
};

test('no text that people read stands in the code', () => {
  const texts = sources.flatMap(({ name, tree }) =>
    textsIn(tree).map((text) => `${name}: ${text}`)
  );
  expect(texts).toEqual([]);
});

test('every text is used', () => {
  const code = sources.map(({ text }) => text).join('\n');
  const prefixes = [...code.matchAll(/`([a-z.-]+\.)\$\{/g)].map(([, prefix]) => prefix!);
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix))
  );
  expect(unused).toEqual([]);
});
