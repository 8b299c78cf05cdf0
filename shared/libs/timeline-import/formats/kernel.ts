import type { Line } from '../lines'
import { endsStep } from '../run-steps'
import { createOffsetClock } from '../talk/recording'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** `[12345.678901] text`, with a facility (`kern  :info  : [`), a processor (`[    T1]`) or a host (`journalctl -o short-monotonic`) too */
const entry = /^(?:\w+ {0,8}:\w+ {0,8}: )?\[ {0,12}(\d{1,9}\.\d{6})\](?:\[ {0,8}[CT]\d{1,7}\])? ?(.*)$/

type Row = { line: number; seconds: string; texts: string[] }

const readRows = (lines: string[]): { rows: Row[]; preamble: Line[] } => {
  const rows: Row[] = []
  const preamble: Line[] = []
  for (const [i, text] of lines.entries()) {
    const match = entry.exec(text)
    if (match) rows.push({ line: i + 1, seconds: match[1] ?? '', texts: [match[2] ?? ''] })
    else if (text.trim() === '') continue
    else if (rows.length > 0) rows.at(-1)?.texts.push(text)
    else preamble.push({ text, line: i + 1 })
  }
  return { rows, preamble }
}

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const { rows, preamble } = readRows(input.text.split('\n'))
  yield
  const timeOf = createOffsetClock(input.options)
  if (input.options.start === undefined) {
    draft.missing = 'start'
    draft.warnings.push({
      line: 0,
      message: 'These times count from the start of the machine. Say when it started, and they become times of day.',
    })
  }
  for (const { line, text } of preamble)
    draft.warnings.push({
      line,
      message: 'This line comes before the first time and was not imported.',
      skipped: text,
    })
  for (const [index, { line, seconds, texts }] of rows.entries()) {
    if (endsStep(index)) yield
    const text = texts.join('\n').trim()
    if (text === '') draft.warnings.push({ line, message: 'This line has a time and nothing else.', skipped: seconds })
    else draft.entries.push({ line, time: timeOf(Number(seconds) * 1000, seconds), text, source: 'kernel', run: 1 })
  }
  return draft
}

const detect = ({ text, json }: Input): number => {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const { rows } = json === undefined ? readRows(lines) : { rows: [] }
  return rows.length > 0 && rows.length >= lines.length * 0.6 ? 0.88 : 0
}

/** The log of a kernel, whose times count from the start of the machine. */
export const kernel: Format = { id: 'kernel', title: 'Kernel log (dmesg)', detect, read }
