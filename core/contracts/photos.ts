import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { Role } from '../person/role.ts';
import { PersonView } from './people.ts';
import { anyRole, roles, route } from './route.ts';

const ById = z.object({ personId: PersonId });
const OWN = roles({ allow: ['administrator'], own: Role.options.filter((role) => role !== 'administrator') });

export const putPhoto = route({
  id: 'putPhoto',
  method: 'PUT',
  path: '/v1/people/{personId}/photo',
  service: 'settings',
  summary: 'Gives somebody, or oneself, the photo that customers see: a JPEG of at most 64 KB and 640 pixels a side',
  access: OWN,
  params: ById,
  takes: 'image/jpeg',
  answers: { 200: PersonView },
});

export const removePhoto = route({
  id: 'removePhoto',
  method: 'DELETE',
  path: '/v1/people/{personId}/photo',
  service: 'settings',
  summary: 'Takes a photo away',
  access: OWN,
  params: ById,
  answers: { 200: PersonView },
});

export const getPhoto = route({
  id: 'getPhoto',
  method: 'GET',
  path: '/v1/people/{personId}/photo',
  service: 'settings',
  summary: 'The photo of a member of the team, as image/jpeg',
  access: anyRole,
  params: ById,
  /** Any text: with the photo's hash, another photo has another address. */
  query: z.strictObject({ of: z.string().max(64).optional() }),
  answers: { 200: undefined },
});

export const PHOTO_ROUTES = [putPhoto, removePhoto, getPhoto] as const;
