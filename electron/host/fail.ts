import type { Failure } from '../../shared/api/contract'

/** An expected failure on its way to a person: a code for programs, a sentence for people, and the HTTP status. */
export class Fail {
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly status = 422,
  ) {}

  toFailure(): Failure {
    return { code: this.code, sentence: this.sentence }
  }
}

/** Whether a call came to an expected failure. */
export const isFail = (value: unknown): value is Fail => value instanceof Fail

/** Thrown when a host cannot start; the message is one sentence for the person who started it. */
export class HostStartError extends Error {}
