/** A refusal of the API: the error's name as the SDK knows it, and a message for people. Answered with status 400. */
export class ApiError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.type = type;
  }
}
