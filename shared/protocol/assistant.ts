import { z } from 'zod'
import type { CallTable } from './call-table'

/** What this person's host keeps of the assistant; the key itself never leaves the host. */
export const assistantSettingsSchema = z.object({
  isOn: z.boolean(),
  /** Of an OpenAI-compatible server, such as `http://localhost:11434/v1`. */
  address: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
})
export type AssistantSettings = z.infer<typeof assistantSettingsSchema>

/** A key is sent as part of a header. */
export const assistantKeySchema = z.string().regex(/^[\x21-\x7e]{0,500}$/)

/** A change of these settings; an empty key forgets the one that is kept. */
export const assistantChangeSchema = z
  .object({
    isOn: z.boolean(),
    address: z.string().max(1_000),
    model: z.string().max(200),
    key: assistantKeySchema,
  })
  .partial()

/** The longest request, in characters: far more than the facts of a crowded draft. */
export const MAX_ASSISTANT_REQUEST_CHARS = 200_000

/** What is sent, and nothing else. */
export const assistantRequestSchema = z.strictObject({
  model: z.string().min(1).max(200),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string() })).max(4),
  stream: z.literal(false),
})
export type AssistantRequest = z.infer<typeof assistantRequestSchema>

const parseAddress = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined)

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

const privateNetwork = /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/
const localName = /^[^.:]+$|\.(?:local|lan|internal|home\.arpa)$/

const isPrivate = (host: string): boolean =>
  isLoopback(host) || (/^[\d.]+$|:/.test(host) ? privateNetwork.test(host) : localName.test(host))

/** Whether what is sent to an address stays on this computer. */
export const isOnThisComputer = (address: string): boolean => {
  const url = parseAddress(address)
  return url !== undefined && isLoopback(hostOf(url))
}

/** The origin of an address; undefined if it is none. */
export const originOf = (address: string): string | undefined => parseAddress(address)?.origin

/** What is wrong with an assistant's address, as a sentence; undefined if nothing is. */
export const findAddressFault = (address: string): string | undefined => {
  const url = parseAddress(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return 'Start the address with http:// or https://, for example http://localhost:11434/v1.'
  if (url.username || url.password) return 'Put the key into its own field, not into the address.'
  if (url.search || url.hash) return 'Leave out what comes after ? or # in the address.'
  if (url.protocol === 'http:' && !isPrivate(hostOf(url)))
    return 'Use https:// for an address outside your own network. Without it, others could read what you send.'
  return undefined
}

/** The address of one of the server's functions: `models` or `chat/completions`. */
export const functionAddress = (address: string, path: 'models' | 'chat/completions'): string =>
  `${address.replace(/(?<!\/)\/+$/, '')}/${path}`

/** The calls of the assistant; for the owner's page only. */
export const assistantCalls = {
  /** What is set up, without the key. */
  'assistant.read': { input: z.object({}), output: assistantSettingsSchema },
  'assistant.change': { input: assistantChangeSchema, output: assistantSettingsSchema },
  /** Asks the assistant's server which models it has. Ending the call ends the request, here and below. */
  'assistant.models': { input: z.object({}), output: z.object({ models: z.array(z.string()) }) },
  /** Sends `body` to the assistant's server as it is, if `address` is still the one that is set. */
  'assistant.improve': {
    input: z.object({ address: z.string(), body: z.string().max(MAX_ASSISTANT_REQUEST_CHARS) }),
    output: z.object({ text: z.string() }),
  },
} satisfies CallTable
