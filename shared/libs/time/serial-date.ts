import type { Clock } from './clocks'
import type { DateExpression } from './dates'
import { dayToDate } from './days'
import { DAY_MS } from './units'

const serial = /^(\d{1,5})(?:[.,](\d{1,15}))?$/
/** 1970-01-01 as a spreadsheet counts days. */
const UNIX_EPOCH_SERIAL = 25_569
/** Serial numbers from 1990 to 2119: others are unlikely to be dates. */
const MIN_SERIAL = 32_874
const MAX_SERIAL = 80_000

/**
 * A date or a time of day as spreadsheets store it: in days since 1899-12-30 (`45352.5868` is 2024-03-01 14:05), or as a
 * part of a day (`0.5868`). Rounded to seconds, since the decimals of a file are. Only for columns of times.
 */
export const parseSerialDate = (text: string): { date?: DateExpression; clock?: Clock } | undefined => {
  const match = serial.exec(text.trim())
  if (!match) return undefined
  const [, whole = '0', decimals] = match
  const days = Number(whole)
  const isDated = days >= MIN_SERIAL && days <= MAX_SERIAL
  if (!isDated && (days !== 0 || decimals === undefined)) return undefined
  const seconds = decimals === undefined ? undefined : Math.round(Number(`0.${decimals}`) * (DAY_MS / 1000))
  const overflow = seconds === DAY_MS / 1000 ? 1 : 0
  const ofDay = overflow ? 0 : (seconds ?? 0)
  return {
    ...(isDated ? { date: dayToDate(days - UNIX_EPOCH_SERIAL + overflow) } : {}),
    ...(seconds === undefined
      ? {}
      : {
          clock: {
            hour: Math.floor(ofDay / 3600),
            minute: Math.floor(ofDay / 60) % 60,
            second: ofDay % 60,
            millisecond: 0,
          },
        }),
  }
}
