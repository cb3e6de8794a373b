/**
 * The parts of dynalite 4.0.0 that the engine uses, all of them through `request-rules.ts`. Only what is called is
 * described; its own values stay `unknown` until that file has looked at them.
 */
declare module 'dynalite/db/index.js' {
  type Failure = Error & { body: { __type: string; message?: string; Message?: string } };
  const db: {
    createKey(item: unknown, table: unknown, keySchema?: unknown): string;
    createIndexKey(item: unknown, table: unknown, keySchema: unknown): string;
    itemSize(item: never): number;
    validateKey(key: unknown, table: unknown): Failure | null | undefined;
    validateItem(item: unknown, table: unknown): Failure | null | undefined;
    validateUpdates(legacy: undefined, updates: unknown, table: unknown): Failure | null | undefined;
    validateKeyPaths(nestedPaths: unknown, table: unknown): Failure | null | undefined;
    queryTable: unknown;
  };
  export default db;
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(body: unknown, types: unknown): unknown;
    checkValidations(body: unknown, types: unknown, custom: unknown, store: unknown): void;
  };
  export default validations;
}

declare module 'dynalite/validations/*' {
  const operation: { types: Record<string, unknown>; custom?: unknown };
  export default operation;
}

declare module 'dynalite/actions/*' {
  const action: (store: unknown, request: unknown, done: (failure: Error | null, answer: unknown) => void) => void;
  export default action;
}
