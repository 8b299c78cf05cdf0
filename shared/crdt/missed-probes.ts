import type * as Y from 'yjs'
import { countItems } from './update-guard'

/** Unanswered probes, one a second, after which a connection counts as lost. */
const MAX_MISSED_PROBES = 3
/** One more for this many items: a slow host that reads, stores or passes on a large document answers late. */
const ITEMS_PER_MISSED_PROBE = 40_000
/** While the other side opens the document, whose size nobody here knows yet. */
const MAX_MISSED_PROBES_WHILE_OPENING = 30

/** How many probes in a row a host may leave unanswered before the connection to it counts as lost. */
export const maxMissedProbes = (doc: Y.Doc, isOpening: boolean): number =>
  isOpening ? MAX_MISSED_PROBES_WHILE_OPENING : MAX_MISSED_PROBES + Math.floor(countItems(doc) / ITEMS_PER_MISSED_PROBE)
