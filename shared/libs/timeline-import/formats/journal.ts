import { readTimedLine, type TimeExpression } from '../../time'
import { parseJsonTime } from '../json-fields'
import { MAX_SKIPPED_LENGTH } from '../limits'
import { endsStep } from '../run-steps'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** `Fri 2024-03-01 14:05:00.123456 CET [s=…;i=…]` above the indented fields of an entry (`journalctl -o verbose`) */
const verboseHeader = /^([A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? \S{1,40}) \[[^\]\n]*\]$/
const field = /^ {0,8}([A-Z_][A-Z0-9_]{0,63})=(.*)$/

/** `-- Boot 1c2d3e --`, `-- No entries --` */
const notice = /^-- .{1,200} --$/

type Record = { line: number; written?: string; fields: Map<string, string> }

/** The entries of a journal: fields a line each, with an empty line (export) or a header (verbose) between them. */
function* readRecords(lines: string[]): Generator<Record> {
  let record: Record | undefined
  let last: string | undefined
  for (const [i, text] of lines.entries()) {
    const header = verboseHeader.exec(text)
    const match = header ? null : field.exec(text)
    if (header || (text === '' && record?.written === undefined)) {
      if (record) yield record
      record = header ? { line: i + 1, written: header[1] ?? '', fields: new Map() } : undefined
    } else if (match) {
      record ??= { line: i + 1, fields: new Map() }
      last = match[1] ?? ''
      record.fields.set(last, match[2] ?? '')
    } else if (record && last !== undefined && text !== '' && !notice.test(text))
      record.fields.set(last, `${record.fields.get(last) ?? ''}\n${text}`)
  }
  if (record) yield record
}

const readTime = ({ written, fields }: Record): TimeExpression | undefined => {
  if (written !== undefined) return readTimedLine(written)?.time
  const stamp = fields.get('_SOURCE_REALTIME_TIMESTAMP') ?? fields.get('__REALTIME_TIMESTAMP') ?? ''
  const time = /^\d{16}$/.test(stamp) ? parseJsonTime(Number(stamp) / 1000) : undefined
  return time ? { ...time, raw: stamp } : undefined
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  let count = 0
  for (const record of readRecords(text.split('\n'))) {
    count += 1
    if (endsStep(count - 1)) yield
    const { line, fields } = record
    const time = readTime(record)
    const program = fields.get('SYSLOG_IDENTIFIER') ?? fields.get('_COMM') ?? ''
    const message = (fields.get('MESSAGE') ?? '').trim()
    if (!time || message === '')
      draft.warnings.push({
        line,
        message: time ? 'This entry has no message.' : 'This entry has no readable time.',
        skipped: [...fields.values()].join(' ').slice(0, MAX_SKIPPED_LENGTH) || (record.written ?? ''),
      })
    else
      draft.entries.push({
        line,
        time,
        text: program === '' ? message : `${program}: ${message}`,
        source: 'journal',
        run: 1,
      })
  }
  return draft
}

/** The journal of systemd as `journalctl -o export` or `-o verbose` prints it. */
export const journal: Format = {
  id: 'journal',
  title: 'systemd journal (export, verbose)',
  detect: ({ text }) => {
    const head = text.slice(0, 4000)
    return /^__(?:CURSOR|REALTIME_TIMESTAMP)=/m.test(head) ||
      head.split('\n', 3).some((line) => verboseHeader.test(line))
      ? 0.96
      : 0
  },
  read,
}
