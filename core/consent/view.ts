import type { AddressView } from '../contracts/consents.ts';
import type { Customer } from '../customer/customer.ts';
import { type AddressState, type ConsentEntry, isSuspended, onlyStartHelps, optedOutOf, unheard } from './consent.ts';

/** An address of a customer as the API shows it. */
export function addressView(
  address: string,
  { contacts }: Customer,
  state: AddressState = unheard(address),
  history: readonly ConsentEntry[],
): AddressView {
  return {
    address,
    channel: contacts.some(({ phone }) => phone === address) ? 'sms' : 'email',
    contactIds: contacts.filter(({ phone, email }) => phone === address || email === address).map(({ id }) => id),
    optedOut: optedOutOf(state),
    ...(state.bounce && isSuspended(state) ? { suspended: state.bounce } : {}),
    onlyStartHelps: onlyStartHelps(state),
    history: history.map(({ address: _here, cause: _ours, ...said }) => said),
  };
}
