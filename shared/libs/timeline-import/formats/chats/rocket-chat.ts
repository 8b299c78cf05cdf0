import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { chatExport } from './chat-export'

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
      textField(message, 'msg'),
      ...listObjects(message.attachments).map((part) =>
        joinNonEmpty('\n', [textField(part, 'title'), textField(part, 'text', 'description')]),
      ),
    ]),
    bot: isJsonObject(message.bot) || textField(message, 't') !== '',
  }),
})
