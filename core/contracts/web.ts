import { type Route, route } from './route.ts';

/*
 * Pages and assets. `ANY`, because HEAD is not GET for the gateway; and the same bytes for a robot and a person: what
 * is on a page comes from the API, once there is a session.
 */
const page = (id: string, path: string, summary: string) =>
  route({
    id,
    method: 'ANY',
    path,
    service: 'web',
    summary,
    access: { open: 'the shell holds no data; GET and HEAD change nothing' },
    answers: { 200: undefined },
  });

export const escalationPage = page('escalationPage', '/e/{number}', 'The field page of an escalation');
export const myDayPage = page('myDayPage', '/my-day', 'The page of a technician’s day');
export const customerPage = page('customerPage', '/c/{token}', 'The page of a customer’s link');
export const bookingPage = page('bookingPage', '/book/{account}', 'The page on which anybody asks for work');
export const asset = page('asset', '/assets/{file}', 'A script, style or image of the dashboard, immutable by name');

export const WEB_ROUTES: readonly Route[] = [escalationPage, myDayPage, customerPage, bookingPage, asset];
