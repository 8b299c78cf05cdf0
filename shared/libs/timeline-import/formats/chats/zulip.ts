import { getField, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { findPeople } from '../../people'
import { chatExport } from './chat-export'
import { htmlToText } from './html-text'

const isMessage = (message: JsonObject): boolean =>
  'content' in message && (('sender_full_name' in message && 'timestamp' in message) || 'date_sent' in message)

const findMessages = (json: unknown): JsonObject[] | undefined => {
  const list = Array.isArray(json) ? json : (getField(json, 'messages') ?? getField(json, 'zerver_message'))
  const messages = listObjects(list).filter(isMessage)
  return messages.length > 0 ? messages : undefined
}

/** Messages of Zulip, from the API or an export of the organization. */
export const zulip = chatExport({
  id: 'zulip',
  title: 'Zulip export (JSON)',
  messages: findMessages,
  context: (_, { json, options }) => new Map(Object.entries({ ...findPeople(json), ...options.people })),
  read: (message, names) => {
    const sender = textField(message, 'sender', 'sender_id')
    const content = textField(message, 'content')
    return {
      time: timeField(message, 'timestamp', 'date_sent'),
      who: textField(message, 'sender_full_name') || (names.get(sender) ?? sender),
      // The export keeps Markdown, the API gives HTML unless it is asked for Markdown.
      text: 'date_sent' in message || message.content_type === 'text/x-markdown' ? content : htmlToText(content),
      bot: /-bot@/.test(textField(message, 'sender_email')),
    }
  },
})
