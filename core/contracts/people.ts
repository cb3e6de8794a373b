import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Channel, ContactMethod, MAX_METHODS, MethodSequence } from '../person/person.ts';
import { Role } from '../person/role.ts';
import { line } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { Me } from './login.ts';
import { anyRole, roles, route } from './route.ts';

/** What keeps a person from being paged, if anything: shown beside his name. */
export const Readiness = z
  .enum(['ready', 'one_channel', 'unverified', 'unreachable', 'disabled'])
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;

export const PersonView = z
  .object({
    id: PersonId,
    name: z.string(),
    roles: z.array(Role),
    enabled: z.boolean(),
    readiness: Readiness,
    /** Absent for whoever may not see the team's phones and addresses. */
    methods: z.array(ContactMethod).optional(),
    methodSequence: MethodSequence.optional(),
    /** What customers read beside his name. */
    certifications: z.array(z.string()),
    /** What he is written to in; the account's language when absent. */
    language: Language.optional(),
    /** Of his photo, which is another one when this is another one; absent without a photo. */
    photo: z.string().optional(),
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof PersonView>;

const MethodInput = z.strictObject({
  kind: Channel,
  /** A phone or an email address as typed. */
  address: z.string().trim().min(3).max(254),
  /** An administrator has seen to it himself; without it the person verifies it by signing in with it. */
  verified: z.boolean().default(false),
});

const PersonInput = z.strictObject({
  name: line(80),
  roles: z.array(Role).min(1, 'must have at least one role').max(6),
  methods: z
    .array(MethodInput)
    .min(1, 'must have at least one method')
    .max(MAX_METHODS, `must have at most ${MAX_METHODS} methods`),
  methodSequence: MethodSequence.optional(),
  /** What customers read beside his name, such as `EPA 608 certified`. */
  certifications: z.array(line(60)).max(8, 'must name at most 8').optional(),
  /** What he is written to in; null for the account's language. */
  language: Language.nullish(),
});

const ById = z.object({ personId: PersonId });

export const createPerson = route({
  id: 'createPerson',
  method: 'POST',
  path: '/v1/people',
  service: 'settings',
  summary: 'Adds somebody to the team',
  access: roles({ allow: ['administrator'] }),
  body: PersonInput,
  answers: { 200: PersonView, 201: PersonView },
});

export const listPeople = route({
  id: 'listPeople',
  method: 'GET',
  path: '/v1/people',
  service: 'settings',
  summary: 'The team, with who is ready to be paged',
  access: roles({ allow: ['administrator', 'manager', 'dispatcher', 'office'] }),
  query: ListQuery,
  answers: { 200: listOf(PersonView) },
});

export const getPerson = route({
  id: 'getPerson',
  method: 'GET',
  path: '/v1/people/{personId}',
  service: 'settings',
  summary: 'One member of the team',
  access: roles({ allow: ['administrator', 'manager', 'dispatcher', 'office'] }),
  params: ById,
  answers: { 200: PersonView },
});

export const changePerson = route({
  id: 'changePerson',
  method: 'PATCH',
  path: '/v1/people/{personId}',
  service: 'settings',
  summary: 'Changes somebody; what is left out stays. New roles and being disabled hold from the next request on',
  access: roles({ allow: ['administrator'] }),
  params: ById,
  body: PersonInput.partial().extend({ enabled: z.boolean().optional() }),
  answers: { 200: PersonView },
});

export const changeMe = route({
  id: 'changeMe',
  method: 'PATCH',
  path: '/v1/me',
  service: 'settings',
  summary: 'Changes how I want to be reached, and in which language; what is left out stays',
  access: anyRole,
  body: z.strictObject({ methodSequence: MethodSequence.optional(), language: Language.nullish() }),
  answers: { 200: Me },
});

export const testMyNotifications = route({
  id: 'testMyNotifications',
  method: 'POST',
  path: '/v1/me/test-notification',
  service: 'settings',
  summary: 'Sends me a test message by each of my methods',
  access: anyRole,
  answers: { 202: undefined },
});

export const PEOPLE_ROUTES = [
  createPerson,
  listPeople,
  getPerson,
  changePerson,
  changeMe,
  testMyNotifications,
] as const;
