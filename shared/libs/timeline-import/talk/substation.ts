import { parseElapsed } from '../../time'
import type { Line } from '../lines'

/** The lines of one cue, each with what follows its timing. */
export type Block = { line: number; from: number; to: number; raw: string; who?: string; texts: string[] }

const opening = /^\uFEFF?\s*\[Script Info\]/i

/** Whether a text is a script of Aegisub or another editor (ASS, SSA). */
export const isSubstation = (text: string): boolean => opening.test(text.slice(0, 200))

const usualFormat = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text']

const toFormat = (written: string): string[] => written.split(',').map((name) => name.trim().toLowerCase())

/** The cells of a line; commas in the last one, which are its words, stay. */
const toCells = (line: string, count: number): string[] => {
  const cells = line.split(',')
  return [...cells.slice(0, count - 1).map((cell) => cell.trim()), cells.slice(count - 1).join(',')]
}

/** The cells of a cue; editors leave out the column of the name where nobody has one. */
const withName = (cells: string[], format: readonly string[], line: string): string[] => {
  const at = format.indexOf('name')
  const last = format.indexOf('marginv')
  const isShifted = at >= 0 && last > at && !/^\d*$/.test(cells[last] ?? '') && /^\d+$/.test(cells[at] ?? '')
  const isEmpty = cells[last] === '' && /^\d+$/.test(cells[at] ?? '') && /^\d+$/.test(cells[last - 1] ?? '')
  if (!isShifted && !isEmpty) return cells
  const fewer = toCells(line, format.length - 1)
  return [...fewer.slice(0, at), '', ...fewer.slice(at)]
}

/** The lines of a script that are no speech: what it says of itself, comments, and lines whose times cannot be read. */
type Others = { preamble: Line[]; notes: Line[]; unreadable: Line[] }

/** The spoken lines of a script: `Dialogue: 0,0:00:01.20,0:00:04.50,Default,Ada,0,0,0,,words`. */
export function* readSubstation(lines: string[], { preamble, notes, unreadable }: Others): Generator<Block> {
  let format = usualFormat
  let isEvents = false
  for (const [i, line] of lines.entries()) {
    if (/^\s*\[/.test(line)) isEvents = /^\s*\[Events\]/i.test(line)
    const [, kind = '', rest = ''] = isEvents ? (/^(Format|Dialogue|Comment):\s*(.*)$/.exec(line) ?? []) : []
    if (/^Title:/.test(line)) preamble.push({ text: line, line: i + 1 })
    if (kind === 'Format') format = toFormat(rest)
    else if (kind === 'Comment') notes.push({ text: line, line: i + 1 })
    else if (kind === 'Dialogue') {
      const cells = withName(toCells(rest, format.length), format, rest)
      const cell = (name: string): string => cells[format.indexOf(name)] ?? ''
      const [from, to] = [parseElapsed(cell('start')), parseElapsed(cell('end'))]
      const who = cell('name') || cell('actor')
      const texts = cell('text').split(/\\[Nn]/)
      if (from === undefined || to === undefined) unreadable.push({ text: line, line: i + 1 })
      else yield { line: i + 1, from, to, raw: cell('start'), texts, ...(who === '' ? {} : { who }) }
    }
  }
}
