import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { z } from 'zod'
import { type CallName, type CallOutput, type CallSchemas, callSchemas } from '../../../shared/protocol/calls'
import type { Visitor } from '../access'
import { limits } from '../limits'
import { UserError } from '../user-error'
import { answerError, answerJson, readJson } from './answer'
import { createGuestCallLimiter } from './guest-call-limiter'

/** One handler per call: parsed input in, output or an expected error out. */
export type Calls = {
  [N in CallName]: (
    input: z.output<CallSchemas[N]['input']>,
    visitor: Visitor,
    /** Aborted once the caller is gone. */
    signal?: AbortSignal,
  ) => Promise<z.input<CallSchemas[N]['output']> | UserError>
}

const KB = 1024
const MAX_BODY_BYTES = 512 * KB
const MAX_FILE_BODY_BYTES = 128 * KB * KB

const signedOut = new UserError(
  'signed-out',
  'This page is not signed in. Open Debrief again with the address it printed when it started.',
  { status: 401 },
)
const nobody = { kind: 'nobody', failure: signedOut.toFailure() } satisfies CallOutput<'session.read'>
const notForGuests = new UserError('not-for-guests', 'Only the meeting’s host can do this.', { status: 403 })
const noSuchCall = new UserError(
  'no-such-call',
  'This page and its host are different versions of Debrief. Reload the page.',
  { status: 404 },
)
const badInput = new UserError('bad-input', 'The host did not understand what the page asked for. Reload the page.', {
  status: 400,
})
const broken = new UserError(
  'broken',
  'Something in Debrief went wrong. What you typed is safe. If it happens again, restart Debrief.',
  { status: 500 },
)

const isCall = (name: string): name is CallName => Object.hasOwn(callSchemas, name)

const isAllowed = (name: CallName, { kind }: Visitor): boolean =>
  kind === 'own' || (kind === 'command' ? 'command' : 'guest') in callSchemas[name]

/**
 * Handles `POST /api/<name>` and checks input and output against their schemas. Bugs are logged, and answered without
 * details.
 */
export const createApi = (calls: Calls, log: (line: string) => void) => {
  const guestLimiter = createGuestCallLimiter()
  const run = async <N extends CallName>(
    name: N,
    json: unknown,
    visitor: Visitor,
    signal: AbortSignal,
  ): Promise<{ body: object } | UserError> => {
    const input = callSchemas[name].input.safeParse(json)
    if (!input.success) return badInput
    const output = await calls[name](input.data as z.output<CallSchemas[N]['input']>, visitor, signal)
    return output instanceof UserError ? output : { body: callSchemas[name].output.parse(output) }
  }

  return async (request: IncomingMessage, response: ServerResponse, name: string, visitor: Visitor | undefined) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      if (!visitor && name === 'session.read') return answerJson(response, 200, nobody)
      if (!visitor) return answerError(response, signedOut)
      if (!isCall(name)) return answerError(response, noSuchCall)
      if (!isAllowed(name, visitor)) return answerError(response, notForGuests)
      const refusal = guestLimiter.refusal(name, visitor, response)
      if (refusal) {
        await setTimeout(limits.REFUSAL_DELAY_MS)
        return answerError(response, refusal)
      }
      const body = await readJson(request, 'hasFile' in callSchemas[name] ? MAX_FILE_BODY_BYTES : MAX_BODY_BYTES)
      if (body instanceof UserError) return answerError(response, body)
      const result = await run(name, body.json, visitor, gone.signal)
      return result instanceof UserError ? answerError(response, result) : answerJson(response, 200, result.body)
    } catch (error) {
      // What its caller stopped has nobody to answer to.
      if (gone.signal.aborted && error === gone.signal.reason) return
      if (error instanceof UserError) return answerError(response, error)
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      if (!response.headersSent) answerError(response, broken)
    }
  }
}
