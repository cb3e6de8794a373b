import * as z from 'zod';
import { AccountId, PersonId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { MethodSequence } from '../person/person.ts';
import { Role } from '../person/role.ts';
import { anyRole, route } from './route.ts';

/** An email address or a phone number, as typed. */
const Identifier = z.string().trim().min(3, 'must be an email address or a phone number').max(254);

/** The signed-in person. */
export const Me = z
  .object({
    id: PersonId,
    name: z.string(),
    roles: z.array(Role),
    account: z.object({ id: AccountId, name: z.string(), zone: z.string() }),
    methodSequence: MethodSequence,
    /** What I am written to in; the account's language when absent. */
    language: Language.optional(),
    /** Of the photo that customers see; absent without one. */
    photo: z.string().optional(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const requestCode = route({
  id: 'requestCode',
  method: 'POST',
  path: '/v1/login',
  service: 'auth',
  summary: 'Asks for a one-time code; the same answer whether the identifier is known or not',
  access: { open: 'one logs in before there is a session; limited per identifier and address' },
  body: z.strictObject({ identifier: Identifier }),
  answers: { 202: undefined },
  throttle: { rate: 10, burst: 20 },
});

export const verifyCode = route({
  id: 'verifyCode',
  method: 'POST',
  path: '/v1/login/verify',
  service: 'auth',
  summary: 'Trades the code for a session cookie, in the browser that asked for it',
  access: { open: 'one logs in before there is a session; five tries a code' },
  body: z.strictObject({
    identifier: Identifier,
    code: z
      .string()
      .transform((typed) => typed.replaceAll(/[\s-]/g, ''))
      .pipe(z.string().regex(/^[0-9]{8}$/, 'must be the 8 digits of the message')),
  }),
  answers: { 200: Me },
  throttle: { rate: 10, burst: 20 },
});

export const logOut = route({
  id: 'logOut',
  method: 'DELETE',
  path: '/v1/session',
  service: 'auth',
  summary: 'Ends this session',
  access: anyRole,
  answers: { 204: undefined },
});

export const getMe = route({
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  service: 'auth',
  summary: 'The signed-in person',
  access: anyRole,
  answers: { 200: Me },
});

export const LOGIN_ROUTES = [requestCode, verifyCode, logOut, getMe] as const;
