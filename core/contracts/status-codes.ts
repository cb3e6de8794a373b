import * as z from 'zod';
import { Phase, StatusCode, StatusCodeName } from '../appointment/status-code.ts';
import { line } from './input.ts';
import { roles, route } from './route.ts';

const TEAM = ['administrator', 'manager', 'office', 'dispatcher', 'technician'] as const;

export const StatusCodeView = StatusCode.extend({
  /** Phases of his own from which a technician's tap sets it: what a phone goes by while it has no connection. */
  tapFrom: z.array(Phase),
}).meta({ id: 'StatusCode' });
export type StatusCodeView = z.infer<typeof StatusCodeView>;

export const listStatusCodes = route({
  id: 'listStatusCodes',
  method: 'GET',
  path: '/v1/status-codes',
  service: 'jobs',
  summary: 'The status codes of the system and the account’s own',
  access: roles({ allow: TEAM }),
  answers: { 200: z.object({ items: z.array(StatusCodeView) }) },
});

export const saveStatusCode = route({
  id: 'saveStatusCode',
  method: 'POST',
  path: '/v1/status-codes',
  service: 'jobs',
  summary: 'Adds a status code or changes it; of one of the system only the label',
  access: roles({ allow: ['administrator', 'manager'] }),
  body: z.strictObject({ code: StatusCodeName, label: line(40), phase: Phase }),
  answers: { 200: StatusCodeView, 201: StatusCodeView },
});

export const deleteStatusCode = route({
  id: 'deleteStatusCode',
  method: 'DELETE',
  path: '/v1/status-codes/{code}',
  service: 'jobs',
  summary: 'Removes one of the account’s own codes that no rule waits for',
  access: roles({ allow: ['administrator', 'manager'] }),
  params: z.object({ code: StatusCodeName }),
  answers: { 204: undefined },
});

export const STATUS_CODE_ROUTES = [listStatusCodes, saveStatusCode, deleteStatusCode] as const;
