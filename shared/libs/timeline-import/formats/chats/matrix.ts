import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { chatExport } from './chat-export'

const isEvent = (event: JsonObject): boolean =>
  typeof event.origin_server_ts === 'number' && typeof event.sender === 'string' && typeof event.type === 'string'

/** The events of a room: Element's export, or `chunk` of the API. */
const findEvents = (json: unknown): JsonObject[] | undefined => {
  const list = Array.isArray(json) ? json : (getField(json, 'messages') ?? getField(json, 'chunk'))
  const events = listObjects(list).filter(isEvent)
  return events.length > 0 ? events : undefined
}

type Room = { names: Map<string, string>; edits: Map<string, string> }

/** A field of what an event relates to; `m.relates_to` has a dot in its own name. */
const relatedTo = (event: JsonObject, name: string): string => {
  const content = event.content
  return isJsonObject(content) && isJsonObject(content['m.relates_to']) ? textField(content['m.relates_to'], name) : ''
}

const readRoom = (events: JsonObject[]): Room => {
  const names = new Map<string, string>()
  const edits = new Map<string, string>()
  for (const event of events) {
    const name = event.type === 'm.room.member' ? textField(event, 'content.displayname') : ''
    const user = textField(event, 'state_key') || textField(event, 'sender')
    if (name !== '') names.set(user, name)
    const id = relatedTo(event, 'rel_type') === 'm.replace' ? relatedTo(event, 'event_id') : ''
    if (id !== '') edits.set(id, newBody(event))
  }
  return { names, edits }
}

const newBody = ({ content }: JsonObject): string =>
  isJsonObject(content) ? textField(content['m.new_content'], 'body') || textField(content, 'body') : ''

/** The words without the quotation that clients put above a reply. */
const withoutQuote = (text: string): string => text.replace(/^(?:> ?[^\n]*\n)+\n?/, '')

const memberships = new Map([
  ['join', 'joined'],
  ['leave', 'left'],
  ['invite', 'was invited'],
  ['ban', 'was banned'],
])

const readWords = (event: JsonObject, { edits }: Room): string => {
  if (event.type === 'm.room.member') return memberships.get(textField(event, 'content.membership')) ?? ''
  const edited = edits.get(textField(event, 'event_id'))
  return withoutQuote(edited ?? textField(event, 'content.body'))
}

const skipReason = (event: JsonObject): string | undefined => {
  if (event.type === 'm.reaction') return 'A reaction is not a message of its own.'
  if (relatedTo(event, 'rel_type') === 'm.replace') return 'This edit is read with its message.'
  if (event.type === 'm.room.redaction' || isJsonObject(getField(event, 'unsigned.redacted_because')))
    return 'This message was removed.'
  if (event.type === 'm.room.encrypted')
    return 'This message is encrypted. Export the room from a client that can read it.'
  if (!/^m\.(?:room\.(?:message|member)|sticker)$/.test(textField(event, 'type')))
    return 'This tells about the room and is not a message.'
  return undefined
}

/** A Matrix id without its server. */
const localName = (id: string): string => id.replace(/^@([^:]+):.*$/, '$1')

/** A room of Matrix, as Element exports it. */
export const matrix = chatExport({
  id: 'matrix',
  title: 'Matrix room (JSON)',
  messages: findEvents,
  context: readRoom,
  read: (event, room) => {
    const sender = textField(event, 'sender')
    const skip = skipReason(event)
    return {
      time: timeField(event, 'origin_server_ts'),
      who: room.names.get(sender) ?? localName(sender),
      text: readWords(event, room),
      bot: event.type === 'm.room.member' || textField(event, 'content.msgtype') === 'm.notice',
      ...(skip === undefined ? {} : { skip }),
    }
  },
})
