import type { StatusCode, StatusCodeName } from './status-code.ts';

/** The status codes that one account has added or renamed. */
export interface StatusCodeStore {
  list(): Promise<StatusCode[]>;
  /** Adds it or takes its place. */
  save(code: StatusCode): Promise<void>;
  /** Twice is harmless. */
  remove(code: StatusCodeName): Promise<void>;
}
