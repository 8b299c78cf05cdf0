import { createReplacer, type Decision, findMentions, type Mention, type MentionKind } from '../../libs/stand-ins'
import { isUnnamed } from '../../meeting/people/same-name'
import { type MeetingJson, type Snapshot, withoutInternal } from '..'
import type { ExportSource } from './format'
import { collectIds, mapDocument, type TextPlace, type WrittenText } from './written-texts'

/** Fields that hold the name of a person, unless it is that of a team. */
const personFields = new Set(['name', 'names', 'owner', 'authors', 'facilitator', 'createdBy', 'by', 'from'])

/** Sections in which `from` is a stage. */
const withoutPeople = new Set(['agenda', 'extensions', 'log', 'run'])

/** What programs write as an author. */
const programs = new Set(['Debrief', 'Import', 'Edited by hand'])

const teamWord =
  /(?:^|[\s-])(?:teams?|squad|tribe|group|department|infrastructure|platform|operations|ops|support|engineering|sres?|dbas?|on-?call|security|networks?|databases?|services?|responders?|developers|engineers)(?:$|[\s-])/i

const kindOfName = ({ section, field }: TextPlace, text: string): MentionKind | undefined => {
  if (field === 'services') return 'service'
  if (field === 'incidentId' || field === 'ticket') return text.includes('://') ? undefined : 'ticket'
  if (field === 'who') return 'team'
  if (!personFields.has(field) || withoutPeople.has(section) || isUnnamed(text) || programs.has(text)) return undefined
  return teamWord.test(text) ? 'team' : 'person'
}

/** Finds in a document what a public edition does not show, with the places where it is found. */
export const findInDocument = (source: ExportSource): Mention[] => {
  const texts: WrittenText[] = []
  const known = new Map<MentionKind, Set<string>>()
  const note = (text: string, at: TextPlace): string => {
    if (text.trim()) texts.push({ text, ...at })
    const kind = kindOfName(at, text)
    if (kind) known.set(kind, (known.get(kind) ?? new Set()).add(text))
    return text
  }
  mapDocument(withoutInternal(source.content()), collectIds(source.snapshot), note)
  return findMentions(
    texts.map(({ text, title }) => ({ text, place: title })),
    Object.fromEntries([...known].map(([kind, names]) => [kind, [...names]])),
  )
}

/**
 * Another source for the same exports, in which everything that people wrote is a copy with stand-ins. Formats need not
 * know of it, and the document is untouched.
 */
export const toPublicEdition = (source: ExportSource, decisions: readonly Decision[]): ExportSource => {
  const replace = createReplacer(decisions)
  const ids = collectIds(source.snapshot)
  return {
    ...source,
    // Safe casts: only texts change, which no schema restricts to certain values.
    snapshot: mapDocument(source.snapshot, ids, replace) as Snapshot,
    content: () => mapDocument(source.content(), ids, replace) as MeetingJson,
  }
}
