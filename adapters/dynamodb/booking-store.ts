import type { AccountContext } from '../../core/access/account-context.ts';
import type { BookingStore } from '../../core/booking/booking-store.ts';
import { phonesOf } from '../../core/customer/customer.ts';
import { toCustomer } from './account-items.ts';
import type { Table } from './client.ts';
import { customersOf } from './customer-phones.ts';
import { newCustomerWrites } from './customer-writes.ts';
import { customerKey, phoneKey } from './keys.ts';
import { newJobWrites } from './new-job.ts';
import { getItem, getItems } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { officeTaskWrite } from './task-store.ts';
import { transact, type Write } from './transaction.ts';

/** Requests for work at one account, in the table. */
export const bookingStore = (table: Table, { accountId }: AccountContext): BookingStore => ({
  async request(phone, customer, offered, task, repeat) {
    const row = await getItem(table, phoneKey(accountId, phone));
    const keys = row ? customersOf(row).map((id) => customerKey(accountId, id)) : [];
    const owners = (await getItems(table, keys)).map(toCustomer);
    const owner = owners.find((each) => phonesOf(each).includes(phone));
    const customerId = owner?.id ?? customer.id;
    const job = { ...offered, customerId };
    const known: Write = {
      name: 'customer',
      item: {
        ConditionCheck: {
          TableName: table.name,
          Key: customerKey(accountId, customerId),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    };
    const result = await transact(table, [
      ...(owner ? [known] : newCustomerWrites(table, customer, { ifNobodys: keys.length === 0 })),
      ...newJobWrites(table, job),
      officeTaskWrite(table, task, { accountId, customerId, jobId: job.id }, job.createdAt),
      ...(repeat ? [repeatWrite(table, accountId, repeat, job.id, job.createdAt)] : []),
    ]);
    if (result.outcome === 'written') return { outcome: 'added' };
    if (result.outcome === 'contended') return { outcome: 'lost' };
    const before = repeated(result.failed, repeat);
    if (before) return before;
    // Somebody else has become the phone's customer in between, or the number was drawn twice: asked again, it goes.
    return { outcome: result.failed.some(({ name }) => name === 'job_number') ? 'number_in_use' : 'lost' };
  },
});
