import type * as Y from 'yjs'
import type { DocumentSection, DocumentSections } from '../../crdt'
import { documentStatusLabels } from '../../meeting/incident'
import { reviewLabels } from '../../meeting/rules'
import type { AnyStage, ValueLabels } from '../../stages/contract'
import { meetingSections } from '../snapshot'

/** A section of the document, with its path in the readable content, its name and its codes in words. */
export type Place = { section: DocumentSection<unknown>; path: string; title: string; labels: ValueLabels | undefined }

/** The meeting's own sections that people write in. The others control the meeting, and follow from what it did. */
export const meetingTitles: Partial<Record<keyof typeof meetingSections, string>> = {
  record: 'Incident record',
  rules: 'Rules',
  roster: 'People',
  agenda: 'Agenda',
  parking: 'Parking lot',
  notes: 'Notes',
  checklist: 'Preparation',
  questions: 'Questions',
  questionResults: 'Questions: results',
  adoptedTexts: 'Questions: adopted texts',
  comments: 'Comments',
  signOffs: 'Sign-offs',
  revisions: 'Versions',
  chosenSections: 'Report sections',
  templateTexts: 'Report sections: text',
}

const meetingLabels: Partial<Record<keyof typeof meetingSections, ValueLabels>> = {
  record: { status: documentStatusLabels, review: reviewLabels },
}

/** Names of fields that do not explain themselves. */
export const fieldNames: Readonly<Record<string, string>> = {
  order: 'place in the list',
  at: 'time',
  isApproximate: 'approximate',
  rawTime: 'time as written',
  sameAs: 'same person as',
}

/** A field's or section's name as it is shown: `known then` for `knownThen`. */
export const inWords = (key: string): string => fieldNames[key] ?? key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** The sections whose changes are shown, in the order of the document. */
export const listPlaces = (known: readonly AnyStage[]): Place[] => [
  ...Object.entries(meetingTitles).map(([key, title]) => ({
    section: (meetingSections as DocumentSections)[key] as DocumentSection<unknown>,
    path: key,
    title,
    labels: meetingLabels[key as keyof typeof meetingSections],
  })),
  ...known.flatMap((stage) =>
    Object.entries(stage.sections as DocumentSections).map(([key, section]) => ({
      section: section as DocumentSection<unknown>,
      path: `stages/${stage.id}/${key}`,
      labels: (stage.valueLabels as Record<string, ValueLabels> | undefined)?.[key],
      title: inWords(key) === stage.title.toLowerCase() ? stage.title : `${stage.title}: ${inWords(key)}`,
    })),
  ),
]

/** A section's readable value. */
export const readSection = (section: DocumentSection<unknown>, doc: Y.Doc): unknown =>
  section.toJson(section.read(doc).value)
