import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { chatExport } from './chat-export'

/** What messages of the service itself say; the name or the text that they are about stands in `msg`. */
const notices: Readonly<Record<string, string>> = {
  uj: 'joined',
  ut: 'joined the team',
  ul: 'left',
  au: 'added',
  ru: 'removed',
  r: 'renamed the room to',
  room_changed_topic: 'changed the topic to',
  room_changed_announcement: 'changed the announcement to',
  message_pinned: 'pinned a message',
  rm: 'removed a message',
}

/** Messages of which `msg` is only the name of whoever is told as the sender. */
const aboutSender = new Set(['uj', 'ut', 'ul', 'message_pinned', 'rm'])

const readWords = (message: JsonObject): string => {
  const type = textField(message, 't')
  const words = textField(message, 'msg')
  if (!Object.hasOwn(notices, type)) return words
  return joinNonEmpty(' ', [notices[type] ?? '', aboutSender.has(type) ? '' : words])
}

const isMessage = (message: JsonObject): boolean =>
  typeof message.msg === 'string' &&
  'ts' in message &&
  (isJsonObject(message.u) || typeof message.username === 'string')

const findMessages = (json: unknown): JsonObject[] | undefined => {
  const messages = listObjects(Array.isArray(json) ? json : getField(json, 'messages')).filter(isMessage)
  return messages.length > 0 ? messages : undefined
}

/** Messages of Rocket.Chat, from a room's export or the API. */
export const rocketChat = chatExport({
  id: 'rocket-chat',
  title: 'Rocket.Chat export (JSON)',
  messages: findMessages,
  context: () => undefined,
  read: (message) => ({
    time: timeField(message, 'ts', 'ts.$date'),
    who: textField(message, 'alias', 'u.name', 'u.username', 'username'),
    text: joinNonEmpty('\n', [
      readWords(message),
      ...listObjects(message.attachments).map((part) =>
        joinNonEmpty('\n', [textField(part, 'title'), textField(part, 'text', 'description')]),
      ),
    ]),
    bot: isJsonObject(message.bot) || textField(message, 't') !== '',
  }),
})
