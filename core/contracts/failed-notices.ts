import * as z from 'zod';
import { FailedNotice, FailedNoticeId } from '../message/failed-notice.ts';
import { roles, route } from './route.ts';

/** The people at the desk, who see to it that whoever was not told is told. */
const OFFICE = roles({ allow: ['administrator', 'manager', 'office', 'dispatcher'] });

export const FailedNoticeView = FailedNotice.omit({ accountId: true, seen: true }).meta({ id: 'FailedNotice' });
export type FailedNoticeView = z.infer<typeof FailedNoticeView>;

export const listFailedNotices = route({
  id: 'listFailedNotices',
  method: 'GET',
  path: '/v1/failed-notices',
  service: 'escalations',
  summary: 'Notices to the team that reached nobody and that nobody has seen to, oldest first',
  access: OFFICE,
  answers: { 200: z.object({ items: z.array(FailedNoticeView) }) },
});

export const seeFailedNotice = route({
  id: 'seeFailedNotice',
  method: 'POST',
  path: '/v1/failed-notices/{id}/seen',
  service: 'escalations',
  summary: 'Somebody has told whoever was not told: takes the notice off every desk; twice is harmless',
  access: OFFICE,
  params: z.object({ id: FailedNoticeId }),
  answers: { 204: undefined },
});

export const FAILED_NOTICE_ROUTES = [listFailedNotices, seeFailedNotice] as const;
