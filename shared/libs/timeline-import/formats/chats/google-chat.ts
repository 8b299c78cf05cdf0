import { readTime, type TimeExpression } from '../../../time'
import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { cardText } from './card-text'
import { chatExport } from './chat-export'

const isTakeout = (message: JsonObject): boolean => 'created_date' in message && isJsonObject(message.creator)
const isApi = (message: JsonObject): boolean => 'createTime' in message && isJsonObject(message.sender)

const findMessages = (json: unknown): JsonObject[] | undefined => {
  const list = listObjects(Array.isArray(json) ? json : getField(json, 'messages'))
  const messages = list.filter((message) => isTakeout(message) || isApi(message))
  return messages.length > 0 ? messages : undefined
}

/** `Friday, March 1, 2024 at 2:05:00 PM UTC`, with narrow spaces. */
const readCreated = (message: JsonObject): TimeExpression | undefined => {
  const written = textField(message, 'created_date')
  if (written === '') return timeField(message, 'createTime')
  const time = readTime(written.replace(/[\u00a0\u202f]/g, ' '))?.value
  return time?.date && time.clock ? { ...time, raw: written } : undefined
}

/** A space of Google Chat: `messages.json` of Takeout, or messages of the API. */
export const googleChat = chatExport({
  id: 'google-chat',
  title: 'Google Chat export (JSON)',
  messages: findMessages,
  context: () => undefined,
  read: (message) => ({
    time: readCreated(message),
    who: textField(message, 'creator.name', 'creator.email', 'sender.displayName', 'sender.name'),
    text: joinNonEmpty('\n', [
      textField(message, 'text'),
      ...[...listObjects(message.cardsV2), ...listObjects(message.cards)].map(cardText),
      ...listObjects(message.attached_files).map((file) => `[${textField(file, 'original_name') || 'file'}]`),
      ...listObjects(message.attachment).map((file) => `[${textField(file, 'contentName') || 'file'}]`),
    ]),
    bot: /^bot$/i.test(textField(message, 'creator.user_type', 'sender.type')),
    ...(textField(message, 'message_state') === 'DELETED' ? { skip: 'This message was removed.' } : {}),
  }),
})
