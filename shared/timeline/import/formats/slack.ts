import { isBotName } from '../chat-lines'
import { type Fields, fieldsIn, isFields, listOf, textIn, timeIn } from '../json-fields'
import { recordFormat } from '../records'

const isMessage = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.ts === 'string' &&
  /^\d{9,}\.\d+$/.test(value.ts) &&
  ('text' in value || value.type === 'message')

/** Messages of a channel's day, of `conversations.history`, or of several days in one object. */
const messagesIn = (json: unknown): Fields[] | undefined => {
  const list = listOf(Array.isArray(json) ? json : isFields(json) ? json.messages : undefined)
  const days = list.length === 0 && isFields(json) ? Object.values(json).flatMap(listOf) : list
  const messages = days.flatMap((message) => [message, ...listOf(message.replies).filter(isMessage)])
  return messages.some(isMessage) ? messages.filter(isMessage) : undefined
}

const nameOf = (message: Fields): string => {
  const profile = fieldsIn(message, 'user_profile')
  const bot = fieldsIn(message, 'bot_profile')
  return (
    textIn(profile, 'display_name', 'real_name', 'name') ||
    textIn(bot, 'name') ||
    textIn(message, 'username', 'user_name', 'user', 'bot_id')
  )
}

const names = new WeakMap<object, Map<string, string>>()

/** Names by user id, as far as the messages (or a list of users beside them) tell. */
const namesIn = (json: unknown): Map<string, string> => {
  if (typeof json !== 'object' || json === null) return new Map()
  const known = names.get(json)
  if (known) return known
  const found = new Map<string, string>()
  for (const user of listOf(isFields(json) ? (json.users ?? json.members) : undefined)) {
    const name = textIn(fieldsIn(user, 'profile'), 'display_name', 'real_name') || textIn(user, 'real_name', 'name')
    if (name) found.set(textIn(user, 'id'), name)
  }
  for (const message of messagesIn(json) ?? []) {
    const id = textIn(message, 'user')
    const name = nameOf(message)
    if (id && name && name !== id) found.set(id, name)
  }
  names.set(json, found)
  return found
}

/** Slack's own mark-up as people see it: mentions by name, links whole. */
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

/** What a message says, or what its attachments and files do where it says nothing. */
const wordsOf = (message: Fields): string =>
  [
    textIn(message, 'text'),
    ...listOf(message.attachments).map((part) =>
      [textIn(part, 'title'), textIn(part, 'text', 'fallback')].filter((t) => t !== '').join(': '),
    ),
    ...listOf(message.files).map((file) => `[${textIn(file, 'name', 'title') || 'file'}]`),
  ]
    .filter((part) => part !== '')
    .join('\n')

const systemTypes = /^(?:channel|group)_|^(?:bot_|pinned_|unpinned_|reminder_|tombstone|huddle)/

/** A Slack export's channel day, with threads; joins, leaves and integrations are marked as bots. */
export const slack = recordFormat({
  id: 'slack',
  title: 'Slack export (JSON)',
  records: messagesIn,
  rows: (message, { json }) => {
    const known = namesIn(json)
    const id = textIn(message, 'user')
    const who = known.get(id) ?? nameOf(message)
    const bot =
      textIn(message, 'bot_id') !== '' ||
      systemTypes.test(textIn(message, 'subtype')) ||
      isBotName(who) ||
      id === 'USLACKBOT'
    return [
      {
        time: timeIn(Number(message.ts)),
        text: plain(wordsOf(message), known),
        ...(who ? { who } : {}),
        ...(bot ? { bot: true as const } : {}),
      },
    ].map((row) => ({
      ...row,
      ...(row.time ? { time: { ...row.time, raw: String(message.ts) } } : { time: undefined }),
    }))
  },
})
