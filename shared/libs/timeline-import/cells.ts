import { parseElapsed, parseSerialDate, readTimedLine, type TimedLine } from '../time'

/** How the times of a column are written. */
export type CellForm = 'plain' | 'serial' | 'elapsed' | 'minutes'

/** A number without any sign of being a time: a count or an id, unless the title of its column says otherwise. */
export const isBareNumber = (cell: string): boolean => /^\d+(?:[.,]\d+)?$/.test(cell)

/** Reads a cell of a column of times. */
export const readCell = (cell: string, form: CellForm = 'plain'): TimedLine | undefined => {
  const raw = cell.trim()
  if (form === 'plain') return readTimedLine(cell, { column: true })
  if (form === 'elapsed' || form === 'minutes') {
    const written = form === 'minutes' ? `${raw} min` : raw
    if (parseElapsed(written) === undefined) return undefined
    return { time: { approximate: false, raw: written }, text: '', isDelimited: true }
  }
  const parts = parseSerialDate(raw)
  return parts && { time: { ...parts, approximate: false, raw }, text: '', isDelimited: true }
}

/** `HH:MM`, `yyyy-mm-dd`: the time of a row that shows how to write one. */
export const isTimePlaceholder = (cell: string): boolean =>
  /^[A-Z]{2}:[A-Z]{2}|^[yY]{4}|^\d{4}-\d{2}-\d{2}[ T]+[hH]{2}:[mM]{2}/.test(cell.replace(/[*_`]/g, '').trim())
