import { callApi } from '../../client/call-api.ts';
import { useLoaded } from '../loaded.ts';

/** What people read for a status code; one that is gone, or that the reader may not list, stands for itself. */
export function useCodeLabels(): (code: string) => string {
  const codes = useLoaded('status codes', (signal) => callApi('GET /v1/status-codes', {}, { signal }));
  return (name) => codes.data?.items.find(({ code }) => code === name)?.label ?? name;
}

/** Who somebody at the customer's is, by his id; undefined for the customer himself, and for whoever has left. */
export function useContactNames(customerId: string): (contactId: string) => string | undefined {
  const customer = useLoaded(customerId, (signal) =>
    callApi('GET /v1/customers/{customerId}', { params: { customerId } }, { signal }),
  );
  return (contactId) => customer.data?.contacts.find(({ id, kind }) => id === contactId && kind !== 'primary')?.name;
}
