import type { UNNAMED_CALLER } from '../../core/customer/customer.ts';

/** What the server calls somebody who gave no name. */
const UNNAMED: typeof UNNAMED_CALLER = 'Unknown caller';

/** The name to say to somebody: `Maria` of `Maria Lopez`; empty for a caller who gave none. */
export const firstName = (name: string): string => (name === UNNAMED ? '' : (name.trim().split(/\s+/)[0] ?? name));

/** The part of an address that matters at a glance: what stands before the first comma. */
export const street = (address: string): string => address.split(',')[0]?.trim() ?? address;

/** A plain link that the phone's maps app opens; nothing is loaded from there by the page. */
export const mapsLink = (address: string): string =>
  `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(address)}`;

/** A phone number as a link that dials. The number itself stays as the server wrote it. */
export const phoneLink = (phone: string): string => `tel:${phone}`;
