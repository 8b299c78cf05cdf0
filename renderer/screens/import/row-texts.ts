import { clockText, dayText, numberText, utcText } from '../../../shared/meeting/format'
import type { Doubt, PreviewRow } from '../../import/preview-rows'
import { zoneLabel } from './zone-label'

/** A row's time as understood, in UTC: the day and the clock apart, so that columns line up. */
export const timeTexts = ({ at, event }: PreviewRow, now: number): { day: string; clock: string } =>
  at === null
    ? { day: 'No time', clock: '' }
    : { day: dayText(at, now), clock: `${event.approximate ? '~' : ''}${clockText(at)}` }

/** A row's time in full, and how its source tells it. */
export const describeTime = ({ at, event }: PreviewRow): { understood: string; written: string } => {
  const end = event.at !== null && event.end ? Date.parse(event.end) : Number.NaN
  const start = at === null ? 'No time' : `${event.approximate ? 'About ' : ''}${utcText(at)}`
  const zone = zoneLabel(event.zone) === 'UTC' ? '' : `, read in ${zoneLabel(event.zone)}`
  return {
    understood: Number.isNaN(end) ? start : `${start}, until ${utcText(end)}`,
    written: event.rawTime.trim() === '' ? '' : `Written as ${event.rawTime.trim()}${zone}`,
  }
}

/** Says that none of some rows is new. */
export const describeAllThere = (rows: number): string =>
  rows === 1 ? 'The row is already in the timeline.' : `All ${numberText(rows)} rows are already in the timeline.`

/** Why a row carries a word that asks for a look, and what to do about it. */
export const explainDoubt = (doubt: Doubt, { planned, isTaken }: PreviewRow, zone: string): string => {
  const stays = isTaken ? '' : ' It stays out unless you take it.'
  switch (doubt) {
    case 'already added':
      return 'This row is in the timeline already, from an earlier import.'
    case 'removed before':
      return `This row was added before, and then removed.${stays}`
    case 'repeat':
      return planned.repeats === undefined
        ? `Another row says the same.${stays}`
        : `This says the same as “${planned.repeats.slice(0, 200)}”.${stays}`
    case 'no time':
      return 'No time could be worked out. Set a date below, or add it as it is: it goes to the end of the timeline.'
    case 'bot':
      return `A bot wrote this.${stays}`
    case 'suggestion':
      return `A sentence that mentions a time.${stays}`
    case 'date guessed':
      return 'The file gives no date, so a likely one is used. Set it here, or for the whole source.'
    case 'zone guessed':
      return `The file gives no time zone, so ${zone} is used. Set it here, or for the whole source.`
  }
}
