import {
  type CallInput,
  type CallName,
  type CallOutput,
  callSchemas,
  type Failure,
  failureSchema,
  type HostEvent,
  hostEventSchema,
} from '../../shared/protocol/calls'

/** The result of a call to the page's own host; an expected failure is a value with a message for people. */
export type CallResult<N extends CallName> = { ok: true; value: CallOutput<N> } | { ok: false; failure: Failure }

/** The calls to the page's own host. */
export type HostCalls = {
  call: <N extends CallName>(name: N, input: CallInput<N>, options?: CallOptions) => Promise<CallResult<N>>
  /** Calls `listener` with hints that something changed. Reconnects by itself. Returns an unsubscribe function. */
  onEvent: (listener: (event: HostEvent) => void) => () => void
}

type CallOptions = {
  signal?: AbortSignal
  /** Lets the call outlive the page; for what is written while it closes. At most 64 KiB. */
  keepalive?: boolean
}

const unreachable: Failure = {
  code: 'host-unreachable',
  sentence: 'Debrief isn’t responding on this computer. Nothing is lost. It keeps trying to reconnect.',
}
const invalidResponse: Failure = {
  code: 'bad-answer',
  sentence: 'Debrief sent an answer that this page doesn’t understand. Reload the page.',
}

/** A typed client of the host's calls. `origin` is empty for the page's own; `request` is the browser's `fetch`. */
export const createHostCalls = (origin = '', request: typeof fetch = (...args) => fetch(...args)): HostCalls => ({
  call: async (name, input, options = {}) => {
    try {
      const response = await request(`${origin}/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        body: JSON.stringify(input),
        ...options,
      })
      return readAnswer(name, response.ok, await response.json().catch(() => undefined))
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
      return { ok: false, failure: unreachable }
    }
  },
  onEvent: (listener) => {
    const source = new EventSource(`${origin}/events`)
    source.addEventListener('message', ({ data }) => {
      const event = readEvent(data)
      if (event) listener(event)
    })
    return () => source.close()
  },
})

/** Checks an answer's body against its schema. */
export const readAnswer = <N extends CallName>(name: N, isOk: boolean, body: unknown): CallResult<N> => {
  if (!isOk) {
    const failure = failureSchema.safeParse(body)
    return { ok: false, failure: failure.success ? failure.data : invalidResponse }
  }
  const output = callSchemas[name].output.safeParse(body)
  // Safe cast: the schema of this call has validated it.
  return output.success ? { ok: true, value: output.data as CallOutput<N> } : { ok: false, failure: invalidResponse }
}

const readEvent = (text: string): HostEvent | undefined => {
  try {
    return hostEventSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
