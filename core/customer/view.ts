import type { CustomerView } from '../contracts/jobs.ts';
import type { Customer } from './customer.ts';

/** A customer as the API shows him. */
export const customerView = ({ id, name, phone, email, address, createdAt }: Customer): CustomerView => ({
  ...{ id, name, createdAt },
  ...(phone ? { phone } : {}),
  ...(email ? { email } : {}),
  ...(address ? { address } : {}),
});
