/** A refusal: what the server tells the person, and the field it is about. */
export interface UserError {
  readonly code: string;
  readonly field?: string | null;
  readonly message: string;
}

/** The server answered that it could not: `code` is stable, `message` is for the person, in their language. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** The server did not answer: no network, or it is down. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause });
    this.name = 'NetworkError';
  }
}

/** Whether an error is a failure of that code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.code === code;
}
