import { describe, expect, test } from 'vitest';
import type { ProblemKind } from '../../../core/template/problem.ts';
import { problemsOf } from './a-customer-told.ts';

/** What is refused, why, and the piece of the text that is pointed at. */
const REFUSED: readonly [text: string, kind: ProblemKind, at: string][] = [
  ['', 'empty', ''],
  [' \n ', 'empty', ' \n '],
  ['{{ technician | default: "" }}', 'empty', ''],
  ['Hi {{ custmer_name }}', 'unknown_field', 'custmer_name'],
  ['{{ __proto__ }}', 'unknown_field', '__proto__'],
  ['{{ constructor }}', 'unknown_field', 'constructor'],
  ['{{ customer_name.length }}', 'unknown_field', 'customer_name.length'],
  ['{{ customer_name[0] }}', 'unknown_field', 'customer_name[0]'],
  ['a\nHi {{ customer_name', 'unclosed', '{{ customer_name'],
  ['{{ customer_name }} and {{ job_number }', 'unclosed', '{{ job_number }'],
  ['{{', 'unclosed', '{{'],
  ['a {% if x', 'unclosed', '{% if x'],
  ['customer_name }} x', 'unopened', '}}'],
  ['{% if technician %}x', 'tag', '{% if technician %}'],
  ['{% for a in b %}', 'tag', '{% for a in b %}'],
  ["{% include '/etc/passwd' %}", 'tag', "{% include '/etc/passwd' %}"],
  ['{% assign customer_name = "x" %}', 'tag', '{% assign customer_name = "x" %}'],
  ['{% raw %}', 'tag', '{% raw %}'],
  ['{{ customer_name job_number }}', 'syntax', '{{ customer_name job_number }}'],
  ['{{ "just words" }}', 'syntax', '{{ "just words" }}'],
  ['{{ (1..900000000) }}', 'syntax', '{{ (1..900000000) }}'],
  ['{{ customer_name == "x" }}', 'syntax', '{{ customer_name == "x" }}'],
  ['{{ }}', 'syntax', '{{ }}'],
  ['{{ customer_name | upcase }}', 'unknown_filter', 'upcase'],
  ['{{ customer_name | default }}', 'filter_words', 'default'],
  ['{{ customer_name | default: job_number }}', 'filter_words', 'default: job_number'],
  ['{{ technician }} comes', 'no_fallback', '{{ technician }}'],
  ['{{ eta | prefix: "about " }}', 'no_fallback', '{{ eta | prefix: "about " }}'],
  ['Reply STOP to opt out', 'opt_out', 'Reply STOP'],
  ['To hear no more, text us back with cancel', 'opt_out', 'text us back with cancel'],
  ['Responda BAJA', 'opt_out', 'Responda BAJA'],
  ['{{ technician | default: "reply quit" }}', 'opt_out', 'reply quit'],
  ['See bit.ly/3xyz', 'shortened_link', 'bit.ly/3xyz'],
  ['See https://evil.example/a.', 'foreign_link', 'https://evil.example/a'],
  ['www.evil.example', 'foreign_link', 'www.evil.example'],
  ['{{ job_number }}.com', 'foreign_link', ''],
  ['https://{{ job_number }}', 'foreign_link', ''],
  [`https://call.northside.example.evil.example/`, 'foreign_link', 'https://call.northside.example.evil.example/'],
  ['https://call.northside.example@evil.example', 'foreign_link', ''],
  ['x'.repeat(460), 'too_many_segments', ''],
  ['á'.repeat(200), 'too_many_segments', ''],
  ['a\u202eb', 'hidden_sign', '\u202e'],
  ['a\u0007b', 'hidden_sign', '\u0007'],
  ['a\u200bb', 'hidden_sign', '\u200b'],
  ['a\r\nb', 'line_break', '\r'],
];

test.each(REFUSED)('%j is refused: %s', (text, kind, piece) => {
  const [problem] = problemsOf({ text });
  expect(problem).toMatchObject({ field: 'text', kind });
  const { offset = 0, length = 0, line, column } = problem?.at ?? {};
  if (piece !== '') expect(text.slice(offset, offset + length)).toBe(piece);
  expect(line).toBe(text.slice(0, offset).split('\n').length);
  expect(column).toBeGreaterThan(0);
});

test('each kind of refusal is said in words of its own', () => {
  const messages = new Map<ProblemKind, string>();
  for (const [text] of REFUSED) for (const { kind, message } of problemsOf({ text })) messages.set(kind, message);
  expect(messages.size).toBe(15);
  expect(new Set(messages.values()).size).toBe(15);
  for (const message of messages.values()) expect(message.length).toBeGreaterThan(10);
});

test.each([
  'We come {{ appointment_window | default: "soon" }}.',
  'Call us at 3 p.m. today, e.g. at noon. Or text us to cancel your visit.',
  'Write to office@northside.com, we answer the same day.',
  '{{ customer_name | default: "You" }}: {{ technicians | prefix: "with " | default: "" }} soon',
  '{{- customer_name -}}!',
  'See https://call.northside.example/help.',
  'Please tell others: https://reviews.example/northside',
  'Praise: {{ review_link | default: "thank you" }}',
  'The end of the work is near; we stop at five.',
  'Vamos a su casa. ¡Hasta pronto! ñ é ü',
])('%j is a text', (text) => {
  expect(problemsOf({ text })).toEqual([]);
});

describe('the subject of an email', () => {
  test.each(['a\nBcc: x@y.example', 'a\r\nb', 'a\rb'])('%j is not one line', (subject) => {
    expect(problemsOf({ subject, text: 'ok' })).toMatchObject([{ field: 'subject', kind: 'line_break' }]);
  });

  test('is checked like the text, each in its own place', () => {
    const problems = problemsOf({ subject: '{{ nope }}', text: 'line one\nline {{ technician }}' });
    expect(problems).toMatchObject([
      { field: 'subject', kind: 'unknown_field', at: { line: 1, column: 4 } },
      { field: 'text', kind: 'no_fallback', at: { line: 2, column: 6, offset: 14, length: 16 } },
    ]);
  });
});

test('a field that was probably meant is named', () => {
  expect(problemsOf({ text: '{{ custmer_name }}' })[0]?.message).toContain('customer_name may be meant');
  expect(problemsOf({ text: '{{ weather }}' })[0]?.message).not.toContain('may be meant');
});

test('the name of an account may be a domain, or in capitals: it is not what the author wrote', () => {
  const account = { name: 'STOP-LEAKS.com', reviewLink: 'https://reviews.example/x' };
  expect(problemsOf({ text: '{{ account_name }} comes' }, { account })).toEqual([]);
});
