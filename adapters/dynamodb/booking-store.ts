import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import type { BookingStore } from '../../core/booking/booking-store.ts';
import { CustomerId } from '../../core/ids/ids.ts';
import { customerItem, jobItem } from './account-items.ts';
import type { Table } from './client.ts';
import { customerKey, jobNumberKey, phoneKey } from './keys.ts';
import { getItem } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { officeTaskWrite } from './task-store.ts';
import { putNew, transact, type Write } from './transaction.ts';

const Owner = z.object({ customerId: CustomerId });

/** Requests for work at one account, in the table. */
export const bookingStore = (table: Table, { accountId }: AccountContext): BookingStore => ({
  async request(customer, offered, task, repeat) {
    const row = await getItem(table, phoneKey(accountId, customer.phone));
    const customerId = row ? Owner.parse(row).customerId : customer.id;
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
      ...(row
        ? [known]
        : [
            putNew(table, 'customer', customerItem(customer)),
            putNew(table, 'phone', { ...phoneKey(accountId, customer.phone), customerId }),
          ]),
      putNew(table, 'job', jobItem(job)),
      putNew(table, 'number', { ...jobNumberKey(accountId, job.number), jobId: job.id }),
      officeTaskWrite(table, task, { accountId, customerId, jobId: job.id }, job.createdAt),
      ...(repeat ? [repeatWrite(table, accountId, repeat, job.id, job.createdAt)] : []),
    ]);
    if (result.outcome === 'written') return { outcome: 'added' };
    if (result.outcome === 'contended') return { outcome: 'lost' };
    const before = repeated(result.failed, repeat);
    if (before) return before;
    // Somebody else has become the phone's customer in between, or the number was drawn twice: asked again, it goes.
    return { outcome: result.failed.some(({ name }) => name === 'number') ? 'number_in_use' : 'lost' };
  },
});
