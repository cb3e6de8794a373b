import * as z from 'zod';

/*
 * Text as people type it. Control and bidirectional override characters are taken out (they hide what a text says),
 * the ends are trimmed, and what is then empty or too long is refused by name.
 */
const HIDDEN_BUT_SPACE = /(?!\s)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const HIDDEN_BUT_NEWLINE = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of at most `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 4, `must have at most ${max} characters`)
    .transform((text) => text.replaceAll(HIDDEN_BUT_SPACE, '').replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'must not be empty').max(max, `must have at most ${max} characters`));

/** Several lines of at most `max` characters in all; may be empty. */
export const text = (max: number) =>
  z
    .string()
    .max(max * 4, `must have at most ${max} characters`)
    .transform((typed) => typed.replaceAll('\r\n', '\n').replaceAll(HIDDEN_BUT_NEWLINE, '').trim())
    .pipe(z.string().max(max, `must have at most ${max} characters`));

/** What is wrong with a number that the edge cannot read, and how to write one that it can. */
export const NOT_A_PHONE = 'must be a whole phone number with its area code, like 312 555 0123';

/** A phone number as typed; the edge reads it into E.164 with the stage's default country. */
export const PhoneInput = z.string().trim().min(3, NOT_A_PHONE).max(40, NOT_A_PHONE);

/** An email address, kept in lower case. */
export const EmailInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must be an email address')
  .pipe(z.email('must be an email address'));

/** Why something was done: 1–200 characters. */
export const Reason = line(200);
