import type { RowSource } from '../../shared/import'
import { type ImportOptions, importTimeline } from '../../shared/libs/timeline-import'

/** A source as reading it gives it. */
export const rowSource = (name: string, text: string, options: ImportOptions = {}): RowSource => ({
  kind: 'rows',
  name,
  text,
  options,
  result: importTimeline(text, { fileName: name, ...options }),
})

/** A chat with a message a minute, each by `name: text` from 14:00 on in UTC. */
export const chatText = (...messages: string[]): string =>
  messages
    .map((message, minute) => {
      const [who, text] = message.split(': ')
      return `[2024-05-01 14:${String(minute).padStart(2, '0')}:00Z] ${who}: ${text}`
    })
    .join('\n')
