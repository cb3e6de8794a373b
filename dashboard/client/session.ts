import { signal } from '@preact/signals';
import type { Me } from '../../core/contracts/login.ts';

/** Who is signed in. The cookie itself is out of reach of scripts; only answers of the API tell. */
export type Session =
  | { state: 'unknown' }
  /** `hasEnded` when nobody asked for it: somebody was at work, and has to be told. */
  | { state: 'signed_out'; hasEnded?: boolean }
  | { state: 'signed_in'; me: Me };

/** Set by `callApi` on a 401 and by the login view; every page stands behind it. */
export const session = signal<Session>({ state: 'unknown' });
