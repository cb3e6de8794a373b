import * as z from 'zod';
import { AccountId } from '../ids/ids.ts';
import { Contractor } from './customer-page.ts';
import { EmailInput, line, PhoneInput } from './input.ts';
import { route } from './route.ts';

const ByAccount = z.object({ account: AccountId });

export const getBookingPage = route({
  id: 'getBookingPage',
  method: 'GET',
  path: '/v1/book/{account}',
  service: 'links',
  summary: 'Whom one can ask for work here; not found where the account does not take requests',
  access: { open: 'a contractor who takes requests says his name to anybody' },
  params: ByAccount,
  answers: { 200: Contractor },
  throttle: { rate: 20, burst: 40 },
});

export const requestBooking = route({
  id: 'requestBooking',
  method: 'POST',
  path: '/v1/book/{account}',
  service: 'links',
  summary: 'Asks for work: an offered job and a task for the office. The same answer whether the phone is known or not',
  access: { open: 'anybody may ask for work; limited by network address and account, and nobody is sent anything' },
  params: ByAccount,
  body: z.strictObject({
    name: line(120),
    phone: PhoneInput,
    email: EmailInput.optional(),
    address: line(240),
    /** What is wrong, in one sentence. */
    summary: line(240),
    /** When it would suit. */
    wish: line(120).optional(),
    /** No person sees this field: whoever fills it in is a program, and is answered like everybody. */
    website: z.string().max(500).optional(),
  }),
  answers: { 202: undefined },
  throttle: { rate: 5, burst: 10 },
});

export const BOOKING_ROUTES = [getBookingPage, requestBooking] as const;
