import { z } from 'zod'
import { assistantRequestSchema, functionAddress } from '../../../../shared/protocol/assistant'
import { createBucket } from '../../../../shared/protocol/token-bucket'
import { type AssistantLimits, limits } from '../../limits'
import type { UserError } from '../../user-error'
import { failures } from './failures'
import { sendRequest } from './request'
import type { AssistantStore } from './settings'

export { type AssistantStore, openAssistantStore } from './settings'

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string().min(1) })) })

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
})

type Input = {
  /** As it was shown. */
  address: string
  /** The JSON text that was shown; it is sent as it is. */
  body: string
}

const readRequest = (body: string) => {
  try {
    return assistantRequestSchema.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** Some models write down what they consider first; only what comes after it is the answer. */
const withoutThoughts = (text: string): string => {
  const end = text.lastIndexOf('</think>')
  return (end < 0 ? text : text.slice(end + '</think>'.length)).trim()
}

/** The assistant, which asks a server of this person's own choice, and only when they ask. */
export type Assistant = ReturnType<typeof createAssistant>

/** Creates the assistant; `options` are its limits. */
export const createAssistant = (store: AssistantStore, options: AssistantLimits = limits.ASSISTANT) => {
  const bucket = createBucket(options.rate.perSecond, options.rate.burst)
  let running = 0

  const send = async (
    path: 'models' | 'chat/completions',
    timeoutMs: number,
    signal: AbortSignal,
    body?: string,
  ): Promise<unknown> => {
    if (running >= options.maxRequests || !bucket.take()) throw failures.busy
    running += 1
    try {
      const url = functionAddress(store.settings().address, path)
      return await sendRequest({ url, key: store.key(), signal, timeoutMs, maxBytes: options.maxAnswerBytes, body })
    } finally {
      running -= 1
    }
  }

  return {
    settings: store.settings,
    change: store.change,
    /** Asks which models there are; sends nothing but the key. */
    models: async (signal = new AbortController().signal): Promise<{ models: string[] } | UserError> => {
      const { isOn, address } = store.settings()
      if (!isOn || address === '') return failures.off
      const answer = modelsSchema.safeParse(await send('models', options.modelsTimeoutMs, signal))
      return answer.success ? { models: answer.data.data.map(({ id }) => id) } : failures.notCompatible
    },
    /** Sends a request as it was shown, unless the settings have changed since, and resolves to the answer's text. */
    improve: async (
      { address, body }: Input,
      signal = new AbortController().signal,
    ): Promise<{ text: string } | UserError> => {
      const settings = store.settings()
      if (!settings.isOn) return failures.off
      const request = readRequest(body)
      if (!request) return failures.invalid
      if (settings.address !== address || settings.model !== request.model) return failures.changed
      const answer = answerSchema.safeParse(await send('chat/completions', options.answerTimeoutMs, signal, body))
      if (!answer.success) return failures.notCompatible
      const text = withoutThoughts(answer.data.choices[0]?.message.content ?? '')
      return text === '' ? failures.empty : { text }
    },
  }
}
