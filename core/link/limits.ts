import type { Limit } from '../limit/limit.ts';

/** Changes by one link: a household presses a dozen buttons in the life of a job. Over it the answer is 429. */
export const CHANGES_PER_LINK_HOUR: Limit = { name: 'link-hour', windowSeconds: 3600, max: 30 };

/*
 * Requests on the booking page. A network address may be a whole block of flats; an account that gets more in an hour
 * than its office could read is being flooded.
 */
export const BOOKINGS_PER_ADDRESS_HOUR: Limit = { name: 'book-ip-hour', windowSeconds: 3600, max: 10 };
export const BOOKINGS_PER_ACCOUNT_HOUR: Limit = { name: 'book-account-hour', windowSeconds: 3600, max: 60 };
