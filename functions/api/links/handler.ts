import { now, pause } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { bookingStore } from '../../../adapters/dynamodb/booking-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { consentStore } from '../../../adapters/dynamodb/consent-store.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { limitStore } from '../../../adapters/dynamodb/limit-store.ts';
import { linkStore } from '../../../adapters/dynamodb/link-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { visitStore } from '../../../adapters/dynamodb/visit-store.ts';
import { drawJobNumber, newCustomerId, newJobId } from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { httpService } from '../../pipelines/http.ts';
import { book, showBookingPage } from './book.ts';
import { prefer, unsubscribe } from './consent.ts';
import type { LinksDeps } from './deps.ts';
import { LinksEnv } from './env.ts';
import { showPage, showPhoto } from './page.ts';
import { askForAnotherTime, confirm, rateWork } from './say.ts';

const env = LinksEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: LinksDeps = {
  links: linkStore(table),
  limits: limitStore(table),
  // A link names its account; so does the address of a booking page, which is there for anybody.
  accountOf: (account) => accountStore(table, accountContext(account, 'booking')),
  bookingsOf: (account) => bookingStore(table, accountContext(account, 'booking')),
  visitsOf: (account) => visitStore(table, accountContext(account, 'item')),
  consentsOf: (account) => consentStore(table, accountContext(account, 'item')),
  customersOf: (account) => customerStore(table, accountContext(account, 'item')),
  peopleOf: (account) => teamStore(table, accountContext(account, 'item')),
  defaultCountry: env.DEFAULT_COUNTRY,
  clock: now,
  pause,
  ids: { customer: newCustomerId, job: newJobId, jobNumber: drawJobNumber },
};

const OPERATIONS = [
  showPage,
  showPhoto,
  confirm,
  askForAnotherTime,
  rateWork,
  prefer,
  unsubscribe,
  showBookingPage,
  book,
];

export const handler = httpService(
  OPERATIONS.map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
