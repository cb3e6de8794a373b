import type { Link } from './link.ts';

/** The links of customers, by the hash of their token. */
export interface LinkStore {
  /** Keeps a link that is about to be sent. A message that is tried again gets another one, which does no harm. */
  keep(hash: string, link: Link): Promise<void>;
  /** Also one whose time is over: see `isGood`. */
  read(hash: string): Promise<Link | undefined>;
}
