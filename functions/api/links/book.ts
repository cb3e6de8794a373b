import type { Account } from '../../../core/account/account.ts';
import { requestedJob } from '../../../core/booking/requested-job.ts';
import { getBookingPage, requestBooking } from '../../../core/contracts/booking.ts';
import { NOT_A_PHONE } from '../../../core/contracts/input.ts';
import { problem } from '../../../core/contracts/problem.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { contractorOf } from '../../../core/link/customer-page.ts';
import { BOOKINGS_PER_ACCOUNT_HOUR, BOOKINGS_PER_ADDRESS_HOUR } from '../../../core/link/limits.ts';
import { toE164 } from '../../../core/phone/phone.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { LinksDeps } from './deps.ts';
import { NOT_FOUND } from './open.ts';

/** An account that takes requests; one that does not is as unknown as one that is none. */
async function taking(deps: LinksDeps, id: AccountId): Promise<Account | undefined> {
  const account = await deps.accountOf(id).read();
  return account?.takesBookings ? account : undefined;
}

export const showBookingPage = (deps: LinksDeps) =>
  operation(getBookingPage, async ({ params }) => {
    const account = await taking(deps, params.account);
    return account ? reply(200, contractorOf(account)) : NOT_FOUND;
  });

/** Draws of a job number, and reads of whose phone it is. */
const ATTEMPTS = 8;

/**
 * A request for work becomes an offered job, and a task for the office. Nobody is sent anything until somebody at the
 * office has read it: the phone is a stranger's word. Known phone or not, the answer has the same bytes.
 */
export const book = (deps: LinksDeps) =>
  operation(requestBooking, async (call) => {
    const { params, body, now, networkAddress } = call;
    const account = await taking(deps, params.account);
    if (!account) return NOT_FOUND;
    const phone = toE164(body.phone, deps.defaultCountry);
    if (!phone)
      return {
        problem: problem('invalid', undefined, [{ field: 'phone', message: NOT_A_PHONE }]),
      };
    const { limits } = deps;
    const within =
      (await limits.count(BOOKINGS_PER_ADDRESS_HOUR, networkAddress, now)) &&
      (await limits.count(BOOKINGS_PER_ACCOUNT_HOUR, account.id, now));
    if (!within) return { problem: problem('too-many-requests') };
    if (body.website) return reply(202, undefined);

    const bookings = deps.bookingsOf(account.id);
    const repeat = repeatOf(requestBooking, { ...call, session: undefined });
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ms = toEpochMs(now);
      const ids = { customer: deps.ids.customer(ms), job: deps.ids.job(ms), number: deps.ids.jobNumber() };
      const { customer, job, task } = requestedJob(account.id, { ...body, phone }, ids, now);
      const { outcome } = await bookings.request(phone, customer, job, task, repeat);
      if (outcome === 'added' || outcome === 'known') return reply(202, undefined);
      if (outcome === 'reused_key') return { problem: REUSED_KEY };
    }
    throw new Contended('no free job number was drawn');
  });
