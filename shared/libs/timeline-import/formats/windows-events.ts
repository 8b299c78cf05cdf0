import { tokenizeMarkup } from '../documents/markup-tokens'
import { parseJsonTime } from '../json-fields'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** An event of Windows: what it says of itself, and its named values. */
type WindowsEvent = { written: string; provider: string; fields: Map<string, string>; data: string[] }

const opening =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:- ?)?<(?:Events>\s*(?:- ?)?<)?Event xmlns=['"]http:\/\/schemas\.microsoft\.com\/win\/2004\/08\/events\/event/
const levels: Record<string, string> = { 1: 'Critical', 2: 'Error', 3: 'Warning' }
/** Values that say nothing by themselves. */
const empty = /^(?:-|0x0|)$/

const describe = ({ provider, fields, data }: WindowsEvent): string => {
  const level = fields.get('level') ?? ''
  const head = [levels[level] ?? '', provider, fields.get('eventid') ?? ''].filter((part) => part !== '').join(' ')
  const message = (fields.get('message') ?? '').replace(/(?<!\s)\s*\n\s*/g, '\n').trim()
  const told = message === '' ? data.join(', ') : message
  return told === '' ? head : `${head}: ${told}`
}

/** The events of a text in turn; undefined between pieces of work. */
function* readEvents(text: string): Generator<WindowsEvent | undefined> {
  let event: WindowsEvent | undefined
  let field = ''
  let label = ''
  for (const token of tokenizeMarkup(text, true)) {
    if (!token) yield undefined
    else if (token.type === 'open') {
      const attribute = (name: string): string => token.attributes.get(name) ?? ''
      if (token.name === 'event') event = { written: '', provider: '', fields: new Map(), data: [] }
      else if (event && token.name === 'provider') event.provider = attribute('name')
      else if (event && token.name === 'timecreated') event.written = attribute('systemtime')
      field = token.isEmpty ? '' : token.name
      label = attribute('name')
    } else if (token.type === 'text') {
      const value = token.text.trim()
      if (!event || field === '' || empty.test(value)) continue
      if (field === 'data') event.data.push(label === '' ? value : `${label}=${value}`)
      else if (!event.fields.has(field)) event.fields.set(field, value)
    } else {
      field = ''
      if (token.name === 'event' && event) {
        yield event
        event = undefined
      }
    }
  }
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const lines = text
    .split('\n')
    .flatMap((line, i) => Array.from({ length: line.split('<Event ').length - 1 }, () => i + 1))
  let count = 0
  for (const event of readEvents(text)) {
    if (!event) {
      yield
      continue
    }
    const line = lines[count] ?? 1
    const time = parseJsonTime(event.written)
    const words = describe(event)
    count += 1
    if (time) draft.entries.push({ line, time, text: words, source: 'windows-events', run: count })
    else draft.warnings.push({ line, message: 'This event has no readable time.', skipped: words.slice(0, 200) })
  }
  return draft
}

/** Events of Windows as XML: what the Event Viewer saves, or one a line. */
export const windowsEvents: Format = {
  id: 'windows-events',
  title: 'Windows events (XML)',
  detect: ({ text, json }) => (json === undefined && opening.test(text.slice(0, 2000)) ? 0.97 : 0),
  read,
}
