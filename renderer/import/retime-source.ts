import { type ImportedEvent, mapInSteps, retimeInSteps } from '../../shared/libs/timeline-import'

/** What a person corrected for the times of a whole source. */
export type TimeChange = { zone?: string; date?: string; year?: number; start?: string }

/** What is assumed where neither the file nor a person says it. */
export type Assumed = { zone: string; date?: string | undefined }

/** An event with its time as understood, and what of it is a guess. */
export type TimedEvent = { event: ImportedEvent; isZoneGuessed: boolean; isDateGuessed: boolean }

const isOpen = ({ at, local }: ImportedEvent): boolean => at === null && local !== undefined

const lacksDate = ({ local }: ImportedEvent): boolean => local?.startsWith('T') === true

/** Replaces the events that `isMeant` selects, all at once, since the days of a list follow from each other. */
function* replace(
  events: readonly ImportedEvent[],
  isMeant: (event: ImportedEvent) => boolean,
  change: TimeChange,
): Generator<undefined, ImportedEvent[]> {
  const meant = events.filter(isMeant)
  if (meant.length === 0 || Object.keys(change).length === 0) return [...events]
  const changed = yield* retimeInSteps(meant, change)
  let next = 0
  return yield* mapInSteps(events, (event) => {
    if (!isMeant(event)) return event
    next += 1
    return changed[next - 1] ?? event
  })
}

/**
 * The events of one source, in the order of the file, with what a person corrected. What then still has no zone or no
 * date gets the assumed one, and is marked as guessed. Yields between steps of work.
 */
export function* retimeSource(
  events: readonly ImportedEvent[],
  correction: TimeChange,
  assumed: Assumed,
): Generator<undefined, TimedEvent[]> {
  const corrected = Object.keys(correction).length === 0 ? [...events] : yield* retimeInSteps(events, correction)
  const needsDate = (event: ImportedEvent): boolean => isOpen(event) && lacksDate(event)
  const dated = assumed.date === undefined ? corrected : yield* replace(corrected, needsDate, { date: assumed.date })
  const zoned = yield* replace(dated, (event) => isOpen(event) && event.zone === undefined, { zone: assumed.zone })
  return yield* mapInSteps(zoned, (event, index) => {
    const told = corrected[index] ?? event
    return {
      event,
      isDateGuessed: needsDate(told) && event.at !== null,
      isZoneGuessed: isOpen(told) && told.zone === undefined && event.at !== null,
    }
  })
}
