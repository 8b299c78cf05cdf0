import { uuidv4 } from 'lib0/random'
import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Author, DataOf, DocumentSections } from '../../shared/crdt'
import { dataOfStage, meetingSections, type Snapshot } from '../../shared/document'
import { stages } from '../../shared/stages'
import type { Factor, Stage, TextClassifier } from '../../shared/stages/contract'
import type { LanguageCheck } from '../language/language-check'
import type { Session } from '../session'
import { getHeldRows, type HeldRow, withHeldRows } from './held-rows'
import type { MeetingMirror } from './meeting'

/** An open document, as provided to every view below the screen that opened it. */
export type OpenMeeting = {
  session: Session
  mirror: MeetingMirror
  language: LanguageCheck
  /** This page's person. */
  author: Author
  isReadOnly: boolean
  /** Whether this person sees prompt cards and controls the meeting; never true for a read-only page. */
  isFacilitator: boolean
}

const Context = createContext<OpenMeeting | undefined>(undefined)
export const MeetingProvider = Context.Provider

export const useOpenMeeting = (): OpenMeeting => {
  const open = useContext(Context)
  if (!open) throw new Error('a view of a meeting is rendered outside of a MeetingProvider')
  return open
}

/** Selects from the document; renders again only when the selection changes. */
export const useMeeting = <T,>(select: (snapshot: Snapshot) => T): T => useStore(useOpenMeeting().mirror, select)

/** What the language check knows about the document's texts; a new object whenever it has found something. */
export const useTextClassifier = (): TextClassifier => {
  const { language } = useOpenMeeting()
  const version = useStore(language.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object, so that what was derived from it is derived again
  return useMemo(() => ({ endsAtPerson: language.endsAtPerson }), [language, version])
}

/** The rows that somebody else has removed while this person was typing in them, by `section/id`. */
export const useHeldRows = (): ReadonlyMap<string, HeldRow> =>
  useStore(getHeldRows(useOpenMeeting().session.doc), ({ rows }) => rows)

/** A row that somebody else has removed while this person was typing in it; undefined for any other. */
export const useHeldRow = (section: string, id: string): HeldRow | undefined =>
  useStore(getHeldRows(useOpenMeeting().session.doc), ({ rows }) => rows.get(`${section}/${id}`))

/** A stage's own data, typed, including held rows. */
export const useStageData = <P extends DocumentSections>(stage: Stage<P>): DataOf<P> => {
  const { doc } = useOpenMeeting().session
  const data = useMeeting((snapshot) => dataOfStage(snapshot, stage))
  const held = useHeldRows()
  return useMemo(() => withHeldRows(doc, stage.sections, data, held), [doc, stage, data, held])
}

/** The rows of a collection outside the stages, including held rows. */
export const useRows = <P extends 'chosenSections' | 'notes' | 'parking' | 'roster'>(name: P): Snapshot[P] => {
  const { doc } = useOpenMeeting().session
  const rows = useMeeting((snapshot) => snapshot[name])
  const held = useHeldRows()
  return useMemo(
    () => withHeldRows(doc, { [name]: meetingSections[name] }, { [name]: rows }, held)[name] ?? rows,
    [doc, name, rows, held],
  )
}

/** The factors that the stages have found, including those of held rows. */
export const useFactors = (): readonly Factor[] => {
  const { doc } = useOpenMeeting().session
  const factors = useMeeting((snapshot) => snapshot.factors)
  const held = useHeldRows()
  const data = useMeeting((snapshot) => (held.size > 0 ? snapshot.stages : undefined))
  return useMemo(
    () =>
      data
        ? stages.flatMap(
            (stage) => stage.factors?.(withHeldRows(doc, stage.sections, data[stage.id] ?? {}, held)) ?? [],
          )
        : factors,
    [doc, factors, held, data],
  )
}

/** The live document, its author, and whether it is read-only. */
export const useEditing = () => {
  const { session, author, isReadOnly } = useOpenMeeting()
  return useMemo(() => ({ doc: session.doc, author, isReadOnly }), [session, author, isReadOnly])
}

/** An author by name, on the meeting's clock. */
export const createAuthor = (name: string, now: () => number, person?: string): Author => ({
  name,
  now,
  newId: uuidv4,
  ...(person !== undefined && { person }),
})
