import { expect, test } from 'vitest';
import { isEmail } from '../../dashboard/desk/channels/channels-draft.ts';
import { addTyped } from '../../dashboard/desk/form/tags.ts';

const add = (tags: readonly string[], text: string, most = 20) => addTyped(tags, text, { isValid: isEmail, most });

test('what is pasted becomes one tag an address, each once without regard to case', () => {
  const { tags, added, left } = add(['a@x.example'], 'A@X.example, <b@x.example>;c@x.example\nb@x.example');
  expect(tags).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  expect(added).toEqual(['b@x.example', 'c@x.example']);
  expect(left).toBe('');
});

test('what is no address stays typed', () => {
  expect(add([], 'b@x.example service desk@')).toMatchObject({ tags: ['b@x.example'], left: 'service desk@' });
});

test('what finds no place stays typed', () => {
  expect(add(['a@x.example'], 'b@x.example', 1)).toMatchObject({
    tags: ['a@x.example'],
    left: 'b@x.example',
    isFull: true,
  });
});

test.each(['a@b', 'a b@c.example', '@c.example', 'a@c..example', 'a@b@c.example', ''])('%s is no address', (text) => {
  expect(isEmail(text)).toBe(false);
});
