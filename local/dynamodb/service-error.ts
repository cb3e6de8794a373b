/**
 * An answer of the service that is not a success: what the client did wrong, or a condition that did not hold. The
 * engine turns it into the JSON protocol's error shape, from which the SDK makes an exception of the same name.
 */
export class ServiceError extends Error {
  /** The bare exception name, for example `ConditionalCheckFailedException`. */
  readonly type: string;
  /** Further members of the answer, such as `Item` or `CancellationReasons`. */
  readonly details: Record<string, unknown>;

  constructor(type: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.type = type;
    this.details = details;
  }
}

export const validationError = (message: string) => new ServiceError('ValidationException', message);

/** What this engine leaves out must fail loudly: code that relies on it would behave differently on AWS. */
export const notSupported = (what: string) =>
  new ServiceError('UnknownOperationException', `${what} is not supported here`);

export const tableNotFound = (tableName: string) =>
  new ServiceError('ResourceNotFoundException', `Requested resource not found: Table: ${tableName} not found`);
