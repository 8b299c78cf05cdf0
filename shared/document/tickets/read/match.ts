import { readMarkers } from '../marker'
import { oneLine, ticketTitle } from '../title'
import type { TicketRow } from '../types'
import { readReferences, referencesOf } from './references'
import type { Ticket } from './ticket'

/** How an action was found: by the ticket that it names, by the id in the ticket's description, or by its title. */
export type FoundBy = 'ticket' | 'marker' | 'title'

export type Matches<Row extends TicketRow> = {
  pairs: { row: Row; ticket: Ticket; by: FoundBy }[]
  /** Several actions could be meant, or several tickets mean one action. */
  ambiguous: Ticket[]
  /** They belong to none of the actions. */
  unmatched: Ticket[]
  /** They name a ticket that is not in the file. */
  missing: Row[]
}

/** Which rows each of some names stands for. */
class Index<Row> {
  #rows = new Map<string, Set<Row>>()
  add(name: string, row: Row): void {
    const known = this.#rows.get(name)
    if (known) known.add(row)
    else this.#rows.set(name, new Set([row]))
  }
  find(names: readonly string[]): Row[] {
    return [...new Set(names.flatMap((name) => [...(this.#rows.get(name) ?? [])]))]
  }
}

/** Finds the rows that a ticket may belong to, by one of the ways. */
type Finder<Row> = (ticket: Ticket) => Row[]

const byReference = <Row extends TicketRow>(rows: readonly Row[]): Finder<Row> => {
  const [strong, weak, onlyWeak] = [new Index<Row>(), new Index<Row>(), new Index<Row>()]
  for (const row of rows) {
    const references = readReferences(row.action.ticket)
    for (const name of references.strong) strong.add(name, row)
    for (const name of references.weak) {
      weak.add(name, row)
      if (references.strong.length === 0) onlyWeak.add(name, row)
    }
  }
  return (ticket) => {
    const references = referencesOf(ticket)
    const found = strong.find(references.strong)
    if (found.length > 0) return found
    // A number says enough only where neither says more.
    return (references.strong.length > 0 ? onlyWeak : weak).find(references.weak)
  }
}

const byMarker = <Row extends TicketRow>(rows: readonly Row[]): Finder<Row> => {
  const ids = new Index<Row>()
  for (const row of rows) ids.add(row.action.id, row)
  return ({ description }) => ids.find(readMarkers(description))
}

/** Titles as they are compared: those that we have written may be cut. */
const titlesOf = (text: string): string[] => [...new Set([255, 254].map((most) => ticketTitle(text, most)))]

const byTitle = <Row extends TicketRow>(rows: readonly Row[]): Finder<Row> => {
  const titles = new Index<Row>()
  for (const row of rows) {
    // What names another ticket is not meant.
    const { strong, weak } = readReferences(row.action.ticket)
    if (strong.length + weak.length > 0 || !row.action.text.trim()) continue
    for (const title of [oneLine(row.action.text), ...titlesOf(row.action.text)]) titles.add(title, row)
  }
  return ({ title }) => titles.find([oneLine(title)])
}

/** Finds the action of each ticket, the surest way first. An action has one ticket at most. */
export const matchTickets = <Row extends TicketRow>(rows: readonly Row[], tickets: readonly Ticket[]): Matches<Row> => {
  const pairs: Matches<Row>['pairs'] = []
  const ambiguous: Ticket[] = []
  let left = tickets
  const taken = new Set<Row>()
  for (const [by, createFinder] of [
    ['ticket', byReference],
    ['marker', byMarker],
    ['title', byTitle],
  ] as const) {
    const find = createFinder(rows.filter((row) => !taken.has(row)))
    const found = left.map((ticket) => ({ ticket, rows: find(ticket) }))
    const counts = new Map<Row, number>()
    for (const one of found) for (const row of one.rows) counts.set(row, (counts.get(row) ?? 0) + 1)
    for (const {
      ticket,
      rows: [row, ...others],
    } of found) {
      if (!row) continue
      if (others.length === 0 && counts.get(row) === 1) pairs.push({ row, ticket, by })
      else ambiguous.push(ticket)
    }
    for (const row of counts.keys()) taken.add(row)
    left = found.filter((one) => one.rows.length === 0).map(({ ticket }) => ticket)
  }
  return {
    pairs,
    ambiguous,
    unmatched: [...left],
    missing: rows.filter((row) => !taken.has(row) && row.action.ticket.trim() !== ''),
  }
}
