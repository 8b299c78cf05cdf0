import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { chatExport } from './chat-export'

const isMessage = (message: JsonObject): boolean =>
  'date' in message && ('from' in message || 'actor' in message || 'text_entities' in message) && 'text' in message

/** The messages of one chat (`result.json`), or of all chats. */
const findMessages = (json: unknown): JsonObject[] | undefined => {
  const chats = listObjects(getField(json, 'chats.list')).flatMap(({ messages }) => listObjects(messages))
  const messages = [...listObjects(getField(json, 'messages')), ...chats].filter(isMessage)
  return messages.length > 0 ? messages : undefined
}

/** A text is a string, or a list of strings and of formatted parts. */
const readText = (text: unknown): string =>
  (Array.isArray(text) ? text : [text])
    .map((part) =>
      typeof part === 'string' ? part : isJsonObject(part) && typeof part.text === 'string' ? part.text : '',
    )
    .join('')
    .trim()

const readMedia = (message: JsonObject): string => {
  const file = textField(message, 'file_name', 'sticker_emoji', 'media_type')
  if (file !== '') return `[${file}]`
  return 'photo' in message ? '[photo]' : 'file' in message ? '[file]' : ''
}

/** `pin_message`: what a service message tells. */
const readAction = (message: JsonObject): string => textField(message, 'action').replaceAll('_', ' ')

/** A chat of Telegram Desktop, exported as JSON. */
export const telegram = chatExport({
  id: 'telegram',
  title: 'Telegram export (JSON)',
  messages: findMessages,
  context: () => undefined,
  read: (message) => ({
    time: timeField(message, 'date_unixtime', 'date'),
    who: textField(message, 'from', 'actor', 'from_id', 'actor_id'),
    text: joinNonEmpty('\n', [readText(message.text), readMedia(message), readAction(message)]),
    bot: message.type === 'service' || textField(message, 'via_bot') !== '',
  }),
})
