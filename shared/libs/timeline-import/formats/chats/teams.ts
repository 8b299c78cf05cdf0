import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { cardText } from './card-text'
import { chatExport } from './chat-export'
import { htmlToText } from './html-text'

const MAX_DEPTH = 4

/** A message whose fields begin with small letters, as the Graph API has them; an organization's export writes `CreatedDateTime`. */
const withSmallLetters = (record: JsonObject, depth = 0): JsonObject =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      isJsonObject(value) && depth < MAX_DEPTH
        ? withSmallLetters(value, depth + 1)
        : Array.isArray(value) && depth < MAX_DEPTH
          ? value.map((part) => (isJsonObject(part) ? withSmallLetters(part, depth + 1) : part))
          : value,
    ]),
  )

const toGraphMessage = (message: JsonObject): JsonObject =>
  'CreatedDateTime' in message ? withSmallLetters(message) : message

const isGraphMessage = (message: JsonObject): boolean =>
  'createdDateTime' in message && isJsonObject(message.body) && 'content' in message.body && 'from' in message
const isExportedMessage = (message: JsonObject): boolean => 'originalarrivaltime' in message && 'content' in message

/** The messages of a channel or a chat with their replies, or those of every conversation of a person's own export. */
const findMessages = (json: unknown): JsonObject[] | undefined => {
  const conversations = listObjects(getField(json, 'conversations')).flatMap(({ MessageList }) =>
    listObjects(MessageList),
  )
  const list = listObjects(Array.isArray(json) ? json : (getField(json, 'value') ?? getField(json, 'messages')))
  const messages = [...list, ...conversations].flatMap((message) => [message, ...listObjects(message.replies)])
  const found = messages.filter((message) => isGraphMessage(toGraphMessage(message)) || isExportedMessage(message))
  return found.length > 0 ? found : undefined
}

const isRemoved = (message: JsonObject): boolean => textField(message, 'deletedDateTime') !== ''

/** Messages of Microsoft Teams from the Graph API, from an organization's export, or from a person's own. */
export const teams = chatExport({
  id: 'teams',
  title: 'Microsoft Teams export (JSON)',
  messages: findMessages,
  context: () => undefined,
  read: (exported) => {
    const message = toGraphMessage(exported)
    return {
      time: timeField(message, 'createdDateTime', 'originalarrivaltime'),
      who: textField(
        message,
        'from.user.displayName',
        'from.application.displayName',
        'displayName',
        'from.user.id',
        'from',
      ),
      text: joinNonEmpty('\n', [
        textField(message, 'subject'),
        htmlToText(textField(message, 'body.content', 'content')),
        ...listObjects(message.attachments)
          .filter((file) => /\.card\./.test(textField(file, 'contentType')))
          .map((card) => cardText(card.content)),
        ...listObjects(message.attachments)
          .map((file) => textField(file, 'name'))
          .map((name) => (name === '' ? '' : `[${name}]`)),
      ]),
      bot:
        isJsonObject(getField(message, 'from.application')) ||
        /^(?:systemEventMessage|unknownFutureValue|ThreadActivity)/.test(
          textField(message, 'messageType', 'messagetype'),
        ),
      ...(isRemoved(message) ? { skip: 'This message was removed.' } : {}),
    }
  },
})
