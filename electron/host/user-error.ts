import type { Failure } from '../../shared/protocol/calls'

type UserErrorOptions = {
  /** HTTP status, if the error answers a request. */
  status?: number
  /** With `folder-in-use`: where the host that has the folder can be reached, once it listens. */
  address?: string
  cause?: unknown
}

/** An expected failure: a code for programs, and a message for people that says what to do. Returned or thrown. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly code: string
  readonly status: number
  readonly address: string | undefined

  constructor(code: string, message: string, { status = 422, address, cause }: UserErrorOptions = {}) {
    super(message, { cause })
    this.code = code
    this.status = status
    this.address = address
  }

  /** The error as it goes over the wire. */
  toFailure(): Failure {
    return { code: this.code, sentence: this.message }
  }
}
