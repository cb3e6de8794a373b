/*
 * Rows that can be added and taken out of a form. Each keeps a key of its own while it is edited, so that the fields of
 * the others stay where they are.
 */

let made = 0;

/** A row of a form: what it holds, and the key it is rendered by. */
export interface Row<T> {
  key: number;
  value: T;
}

export const rowOf = <T>(value: T): Row<T> => {
  made += 1;
  return { key: made, value };
};

export const withRow = <T>(rows: readonly Row<T>[], key: number, change: Partial<T>): Row<T>[] =>
  rows.map((row) => (row.key === key ? { key, value: { ...row.value, ...change } } : row));

export const withoutRow = <T>(rows: readonly Row<T>[], key: number): Row<T>[] => rows.filter((row) => row.key !== key);

/** The row moved up or down by one; at the end it stays. */
export function movedRow<T>(rows: readonly Row<T>[], key: number, by: -1 | 1): Row<T>[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return [...rows];
  return rows.filter((each) => each.key !== key).toSpliced(to, 0, row);
}
