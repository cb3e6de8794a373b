/** A page of a list, newest first, and the cursor of the next one when there is more. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface PageQuery {
  cursor?: string | undefined;
  /** 1–100. */
  limit: number;
}
