import { isBotName } from '../chat-lines'
import { isJsonObject, type JsonObject, listObjects, objectField, parseJsonTime, textField } from '../json-fields'
import { findPeople } from '../people'
import { recordFormat } from '../record-format'
import type { Input } from '../types'

const isMessage = (value: unknown): boolean =>
  isJsonObject(value) &&
  typeof value.ts === 'string' &&
  /^\d{9,}\.\d+$/.test(value.ts) &&
  ('text' in value || value.type === 'message')

/** The messages of one day of a channel, of `conversations.history`, or of an object with a list for each day. */
const findMessages = (json: unknown): JsonObject[] | undefined => {
  const list = listObjects(Array.isArray(json) ? json : isJsonObject(json) ? json.messages : undefined)
  const days = list.length === 0 && isJsonObject(json) ? Object.values(json).flatMap(listObjects) : list
  const messages = days.flatMap((message) => [message, ...listObjects(message.replies).filter(isMessage)])
  return messages.some(isMessage) ? messages.filter(isMessage) : undefined
}

const readName = (message: JsonObject): string => {
  const profile = objectField(message, 'user_profile')
  const bot = objectField(message, 'bot_profile')
  return (
    textField(profile, 'display_name', 'real_name', 'name') ||
    textField(bot, 'name') ||
    textField(message, 'username', 'user_name', 'user', 'bot_id')
  )
}

const namesByFile = new WeakMap<object, Map<string, string>>()

/** Names by user id: from the caller, from a list of users in the same file, and from the messages. */
const collectNames = ({ json, options }: Input): Map<string, string> => {
  if (typeof json !== 'object' || json === null) return new Map()
  const known = namesByFile.get(json)
  if (known) return known
  const names = new Map<string, string>()
  for (const message of findMessages(json) ?? []) {
    const id = textField(message, 'user')
    const name = readName(message)
    if (id && name && name !== id) names.set(id, name)
  }
  for (const [id, name] of Object.entries({ ...findPeople(json), ...options.people })) names.set(id, name)
  namesByFile.set(json, names)
  return names
}

/** Slack's markup as it is rendered: mentions by name, links with their address. */
const plain = (text: string, known: Map<string, string>): string =>
  text
    .replace(
      /<@(\w+)(?:\|([^>]{1,80}))?>/g,
      (_, id: string, label: string | undefined) => `@${known.get(id) ?? label ?? id}`,
    )
    .replace(/<#\w+\|([^>]{0,80})>/g, '#$1')
    .replace(/<!(?:subteam\^\w+\|)?@?(\w+)(?:\|[^>]{0,80})?>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|>]{1,2000})\|([^>]{1,500})>/g, (_, url: string, label: string) =>
      url.endsWith(label) ? url : `${label} (${url})`,
    )
    .replace(/<((?:https?|mailto):[^|>]{1,2000})>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The text of a message, its attachments and the names of its files. */
const readText = (message: JsonObject): string =>
  [
    textField(message, 'text'),
    ...listObjects(message.attachments).map((part) =>
      [textField(part, 'title'), textField(part, 'text', 'fallback')].filter((t) => t !== '').join(': '),
    ),
    ...listObjects(message.files).map((file) => `[${textField(file, 'name', 'title') || 'file'}]`),
  ]
    .filter((part) => part !== '')
    .join('\n')

const systemTypes = /^(?:channel|group)_|^(?:bot_|pinned_|unpinned_|reminder_|tombstone|huddle)/

/** A Slack export of a channel, with threads; joins, leaves and integrations are marked as written by a bot. */
export const slack = recordFormat({
  id: 'slack',
  title: 'Slack export (JSON)',
  records: findMessages,
  rows: (message, input) => {
    const known = collectNames(input)
    const id = textField(message, 'user')
    const who = known.get(id) ?? readName(message)
    const bot =
      textField(message, 'bot_id') !== '' ||
      systemTypes.test(textField(message, 'subtype')) ||
      isBotName(who) ||
      id === 'USLACKBOT'
    return [
      {
        time: parseJsonTime(Number(message.ts)),
        text: plain(readText(message), known),
        ...(who ? { who } : {}),
        ...(bot ? { bot: true as const } : {}),
      },
    ].map((row) => ({
      ...row,
      ...(row.time ? { time: { ...row.time, raw: String(message.ts) } } : { time: undefined }),
    }))
  },
})
