import {
  getField,
  isJsonObject,
  type JsonObject,
  listObjects,
  objectField,
  parseJsonTime,
  textField,
} from '../../json-fields'
import { findPeople } from '../../people'
import { joinNonEmpty } from '../../phrases'
import { chatExport } from './chat-export'

const isMessage = (value: unknown): value is JsonObject =>
  isJsonObject(value) &&
  typeof value.ts === 'string' &&
  /^\d{9,}\.\d+$/.test(value.ts) &&
  ('text' in value || value.type === 'message')

/** The messages of one day of a channel, of `conversations.history`, of a search, or of an object with a list for each day. */
const findMessages = (json: unknown): JsonObject[] | undefined => {
  const found = getField(json, 'messages')
  const list = listObjects(Array.isArray(json) ? json : isJsonObject(found) ? found.matches : found)
  const days = list.length === 0 && isJsonObject(json) ? Object.values(json).flatMap(listObjects) : list
  const messages = days
    .flatMap((message) => [
      message,
      ...listObjects(message.replies),
      // The first message of a thread comes again in what slackdump saves.
      ...listObjects(message.slackdump_thread_replies).filter(({ ts }) => ts !== message.ts),
    ])
    .filter(isMessage)
  return messages.length > 0 ? messages : undefined
}

const readName = (message: JsonObject): string =>
  textField(objectField(message, 'user_profile'), 'display_name', 'real_name', 'name') ||
  textField(message, 'bot_profile.name', 'username', 'user_name', 'user', 'bot_id')

type Names = Map<string, string>

/** Slack's markup as it is rendered: mentions by name, links with their address. */
const plain = (text: string, names: Names): string =>
  text
    .replace(
      /<@(\w+)(?:\|([^>]{1,80}))?>/g,
      (_, id: string, label: string | undefined) => `@${names.get(id) ?? label ?? id}`,
    )
    .replace(/<#\w+\|([^>]{0,80})>/g, '#$1')
    .replace(/<!date\^\d+\^[^|>]{0,200}\|([^>]{0,200})>/g, '$1')
    .replace(/<!subteam\^(\w+)(?:\|@?([^>]{0,80}))?>/g, (_, id: string, label: string | undefined) => `@${label || id}`)
    .replace(/<!@?(\w+)(?:\|[^>]{0,80})?>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|>]{1,2000})\|([^>]{1,500})>/g, (_, url: string, label: string) =>
      url.endsWith(label) ? url : `${label} (${url})`,
    )
    .replace(/<((?:https?|mailto):[^|>]{1,2000})>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** How deep the elements of a block are looked into; lists in lists are the deepest. */
const MAX_BLOCK_DEPTH = 6

const readElement = (element: JsonObject, depth: number): string => {
  if (element.type === 'user') return `<@${textField(element, 'user_id')}>`
  if (element.type === 'usergroup') return `<!subteam^${textField(element, 'usergroup_id')}>`
  if (element.type === 'broadcast') return `<!${textField(element, 'range')}>`
  if (element.type === 'emoji') return `:${textField(element, 'name')}:`
  if (typeof element.text === 'string') return element.text
  if (element.type === 'link') return textField(element, 'url')
  if (depth > MAX_BLOCK_DEPTH) return ''
  const parts = [element.text, ...listObjects(element.fields), ...listObjects(element.elements)].filter(isJsonObject)
  const separator = /^rich_text_(?:section|quote|preformatted)$/.test(textField(element, 'type')) ? '' : '\n'
  return parts.map((part) => readElement(part, depth + 1)).join(separator)
}

/** The text of a message; that of its blocks if it has no other. */
const readWords = (message: JsonObject): string => {
  const text = textField(message, 'text')
  return text === ''
    ? joinNonEmpty(
        '\n',
        listObjects(message.blocks).map((block) => readElement(block, 0).trim()),
      )
    : text
}

/** The text of a message, its attachments and the names of its files. */
const readText = (message: JsonObject): string =>
  joinNonEmpty('\n', [
    readWords(message),
    ...listObjects(message.attachments).map((part) => {
      const words = textField(part, 'text', 'fallback') || readWords(part)
      return joinNonEmpty(': ', [textField(part, 'title'), words])
    }),
    ...listObjects(message.files).map((file) => `[${textField(file, 'name', 'title') || 'file'}]`),
  ])

const systemTypes = /^(?:channel|group)_|^(?:bot_|pinned_|unpinned_|reminder_|tombstone|huddle)/

/** Names by user id: from the caller, from a list of users in the same file, and from the messages. */
const collectNames = (messages: JsonObject[], json: unknown, people: Readonly<Record<string, string>> = {}): Names => {
  const names: Names = new Map()
  for (const message of messages) {
    const id = textField(message, 'user')
    const name = readName(message)
    if (id && name && name !== id) names.set(id, name)
  }
  for (const [id, name] of Object.entries({ ...findPeople(json), ...people })) names.set(id, name)
  return names
}

const skipReason = (message: JsonObject): string | undefined => {
  const type = textField(message, 'subtype')
  if (type === 'message_deleted' || type === 'tombstone') return 'This message was removed.'
  return undefined
}

/** A Slack export of a channel, with threads; joins, leaves and integrations are marked as written by a bot. */
export const slack = chatExport({
  id: 'slack',
  title: 'Slack export (JSON)',
  messages: findMessages,
  context: (messages, { json, options }) => collectNames(messages, json, options.people),
  read: (message, names) => {
    // An edit among the events of a channel holds the message as it is now.
    const current = message.subtype === 'message_changed' ? objectField(message, 'message') : message
    const id = textField(current, 'user')
    const stamp = textField(current, 'ts') || textField(message, 'ts')
    const time = parseJsonTime(Number(stamp))
    const skip = skipReason(message)
    return {
      time: time && { ...time, raw: stamp },
      who: names.get(id) ?? readName(current),
      text: plain(readText(current), names),
      bot: textField(current, 'bot_id') !== '' || systemTypes.test(textField(current, 'subtype')) || id === 'USLACKBOT',
      ...(skip === undefined ? {} : { skip }),
    }
  },
})
