import type { CustomerView } from '../../../core/contracts/customers.ts';

const digits = (text: string): string => text.replaceAll(/\D/g, '');

/**
 * The customers whom what is typed may mean: every word of it is in the name, the address or the email, or its digits
 * are in the phone, however they are written.
 */
export function searched<C extends Pick<CustomerView, 'name' | 'phone' | 'email' | 'address'>>(
  customers: readonly C[],
  typed: string,
): C[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const number = digits(typed);
  return customers.filter(({ name, phone = '', email = '', address = '' }) => {
    const text = `${name} ${address} ${email}`.toLowerCase();
    return words.every((word) => text.includes(word)) || (number.length >= 3 && digits(phone).includes(number));
  });
}
