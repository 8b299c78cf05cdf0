import type { TimeExpression } from '../../../time'
import { isBotName } from '../../chat/senders'
import type { JsonObject } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { endsStep } from '../../run-steps'
import { type Draft, emptyDraft, type Format, type Input } from '../../types'

/** A message as an export has it. */
type ExportedMessage = {
  time: TimeExpression | undefined
  who: string
  text: string
  /** Written by a program, or by the service itself ("joined the channel"). */
  bot?: boolean
  /** Why it is no row, in a sentence. */
  skip?: string
}

type ChatExportSpec<Context> = {
  id: string
  title: string
  /** The messages of a file; undefined for a file of another kind. */
  messages: (json: unknown) => JsonObject[] | undefined
  /** What is needed to read a message besides itself, such as the names of all users. */
  context: (messages: JsonObject[], input: Input) => Context
  read: (message: JsonObject, context: Context) => ExportedMessage
}

const reasonOf = ({ time, text, skip }: ExportedMessage): string | undefined =>
  skip ?? (text === '' ? 'This message has no text.' : time ? undefined : 'This message has no readable time.')

/** An import format of the messages of a chat, as its service exports them in JSON. */
export const chatExport = <Context>({ id, title, messages, context, read }: ChatExportSpec<Context>): Format => ({
  id,
  title,
  detect: ({ json }) => (json !== undefined && messages(json) ? 0.95 : 0),
  *read(input: Input): Generator<undefined, Draft> {
    const draft = emptyDraft()
    const records = messages(input.json) ?? []
    const surroundings = context(records, input)
    for (const [i, record] of records.entries()) {
      const message = read(record, surroundings)
      const { time, who, text } = message
      const line = input.findLine(record)
      const reason = reasonOf(message)
      if (reason !== undefined || !time) {
        const skipped = joinNonEmpty(' ', [time?.raw ?? '', who, text])
        draft.warnings.push({ line, message: reason ?? '', ...(skipped === '' ? {} : { skipped }) })
      } else
        draft.entries.push({
          line,
          time,
          text,
          source: id,
          // Every message has a date, so none depends on the one before.
          run: i,
          ...(who === '' ? {} : { who }),
          ...(message.bot || isBotName(who) ? { bot: true as const } : {}),
        })
      if (endsStep(i)) yield
    }
    return draft
  },
})
