import { describe, expect, test } from 'vitest';

import { commandOf, keyGroups, keyOf } from '../../admin/desk/keys';

const press = (key: string, more: Partial<Parameters<typeof commandOf>[0]> = {}) =>
  commandOf({
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

describe('a key', () => {
  test('does what the help sheet says', () => {
    for (const command of keyGroups.flatMap(([, commands]) => [...commands])) {
      if (command === 'queue') continue;
      const shiftKey = /^[A-Z?]$/.test(keyOf[command]);
      expect(press(keyOf[command], { shiftKey })).toEqual({ command });
    }
    expect(press('7')).toEqual({ command: 'queue', number: 7 });
    expect(press('8')).toBeNull();
  });

  test('is the only one of its command', () => {
    const keys = Object.values(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('with a modifier is the browser’s', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
      expect(press('a', { [modifier]: true })).toBeNull();
    }
  });

  test('is a letter with Caps Lock as well, and with shift another', () => {
    expect(press('A', { code: 'KeyA' })).toEqual({ command: 'approved' });
    expect(press('x', { shiftKey: true })).toEqual({ command: 'range' });
    expect(press('A', { shiftKey: true })).toBeNull();
  });

  test('counts by its place where the keyboard has no Latin letters', () => {
    expect(press('ф', { code: 'KeyA' })).toEqual({ command: 'approved' });
    expect(press('ش', { code: 'KeyA' })).toEqual({ command: 'approved' });
    // On a French keyboard digits need shift, and Q stands where A is elsewhere.
    expect(press('&', { code: 'Digit1' })).toEqual({ command: 'queue', number: 1 });
    expect(press('a', { code: 'KeyQ' })).toEqual({ command: 'approved' });
    expect(press('!', { code: 'Digit1', shiftKey: true })).toBeNull();
  });
});
