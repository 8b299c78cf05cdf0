import { type JsonObject, parseJsonTime } from '../json-fields'
import type { RecordRow } from '../record-format'
import type { EventKind } from '../types'
import { flatten } from './flatten'
import { meaningOf } from './names'

/** What fields are called that tell when an incident reached a step, and the part of that step. */
const stepNames: readonly (readonly [RegExp, EventKind | undefined])[] = [
  [/^(?:created?|fired|raised|start(?:ed|s)?|began|beg[iu]n(?:ning)?|occurred|opened|onset)$/, undefined],
  [/^(?:detected|detection|reported|triggered|alerted|noticed|discovered|first alert)$/, 'detection'],
  [
    /^(?:acknowledged|acknowledgement|acked|assigned|triaged|declared|escalated|escalation|paged|responded)$/,
    'escalation',
  ],
  [/^(?:identified|diagnosed|diagnosis|investigated|investigating|cause found)$/, 'diagnosis'],
  [/^(?:mitigated|mitigation|contained|containment|stabili[sz]ed|rolled back)$/, 'mitigation'],
  [/^(?:resolved|resolution|recovered|recovery|restored|fixed|closed|end(?:ed|s)?|all clear)$/, 'resolution'],
]

/** Words around the name of a step: `incident_detected_at`, `time_resolved`, `resolution date`. */
const before = new Set('incident outage event impact issue time date timestamp ts first service'.split(' '))
const after = new Set('at on time date timestamp ts utc iso ms'.split(' '))

/** The name of a field without what stands around the step in it. */
const nameOfStep = (name: string): string => {
  const words = name.split(' ')
  while (words.length > 1 && before.has(words[0] ?? '')) words.shift()
  while (words.length > 1 && after.has(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}

/** How many different steps make a record an incident that is told by them, and not an event with an end. */
const MIN_STEPS = 3

const toLabel = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** The steps of an incident, and the fields of others, whose time cannot be read. */
type Milestones = { rows: RecordRow[]; unreadable: { field: string; value: string }[] }

/**
 * The steps of an incident that tells them in fields of its own, a row each: `detected_at`, `acknowledged_at`,
 * `resolved_at`. None if it has fewer than three.
 */
export const readMilestones = (record: JsonObject, title: string): Milestones => {
  const found: Milestones = { rows: [], unreadable: [] }
  const names = new Set<string>()
  for (const [path, value] of flatten(record)) {
    const name = nameOfStep(meaningOf(path).name)
    const step = stepNames.find(([pattern]) => pattern.test(name))
    if (!step || typeof value === 'boolean') continue
    const time = parseJsonTime(value)
    if (!time || !(time.clock || time.epoch !== undefined)) {
      // `resolution: restarted the pool` is no time.
      if (/\d\D\d/.test(String(value))) found.unreadable.push({ field: path, value: String(value) })
      continue
    }
    names.add(name)
    const label = toLabel(name)
    const text = title === '' ? label : `${label}: ${title}`
    found.rows.push({ time, text, ...(step[1] ? { kind: step[1] } : {}) })
  }
  return names.size < MIN_STEPS ? { rows: [], unreadable: [] } : found
}
