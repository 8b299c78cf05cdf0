import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ImportPlan, PresentContent } from '../../shared/import'
import type { ColumnRole, ImportOptions, ReadProgress, SourceFile } from '../../shared/libs/timeline-import'
import { correctAlike, correctEach, mergeRows } from './correct-rows'
import { withOwnNames } from './own-names'
import { createRowsReader, type PreviewRow, type RowCorrection, type SourceCorrection } from './preview-rows'
import type { OtherSource, ReadJob, ReadRequest, ReadResult } from './read-files'
import type { Assumed } from './retime-source'
import { createRowsWork } from './rows-work'
import { keepShown, nothingChosen, type Selection } from './selection'
import { shiftDates } from './shift-dates'

/** The parts of a preview, which are side by side where there is room for them. */
export type Pane = 'rows' | 'sources' | 'row'

export type PreviewState = {
  /** `kept`: closed, with its corrections still there. */
  phase: 'closed' | 'kept' | 'reading' | 'ready' | 'adding'
  /** Whether the document was made for these records. */
  isNew: boolean
  reading?: ReadProgress | undefined
  /** How many of the chosen rows are in the document, while they are added. */
  added?: { done: number; total: number } | undefined
  /** Why reading has ended without a result, or why nothing was added. */
  failure?: string | undefined
  /** The files that could not be read, to try again. */
  unread?: readonly SourceFile[] | undefined
  files: readonly SourceFile[]
  plan: ImportPlan
  others: readonly OtherSource[]
  assumed: Assumed
  /** By the index of the source. */
  sourceCorrections: readonly SourceCorrection[]
  rowCorrections: ReadonlyMap<string, RowCorrection>
  /** Whether a section's text is added, by its id; what is not set follows the plan. */
  sectionChoices: ReadonlyMap<string, boolean>
  hasNames: boolean
  rows: readonly PreviewRow[]
  /** Whether many rows are being worked out, and those shown are of before. */
  isSettling: boolean
  selection: Selection
  /** A line of a source that is shown in place of the chosen row. */
  shownLine?: { source: number; line: number } | undefined
  pane: Pane
}

/** Reads and plans off the page's thread. */
export type ReadAndPlan = (request: ReadRequest & { onProgress: (progress: ReadProgress) => void }) => ReadJob

/** What the open document says about records. */
export type DocumentFacts = {
  present: () => PresentContent
  assume: (plan: ImportPlan) => Assumed
}

const emptyPlan: ImportPlan = { sources: [], rows: [], sections: [] }

const closed: PreviewState = {
  phase: 'closed',
  isNew: false,
  files: [],
  plan: emptyPlan,
  others: [],
  assumed: { zone: 'UTC' },
  sourceCorrections: [],
  rowCorrections: new Map(),
  sectionChoices: new Map(),
  hasNames: false,
  rows: [],
  isSettling: false,
  selection: nothingChosen,
  pane: 'rows',
}

/** Whether a person has corrected anything that would be lost. */
const isCorrected = ({ sourceCorrections, rowCorrections, sectionChoices }: PreviewState): boolean =>
  rowCorrections.size > 0 || sectionChoices.size > 0 || sourceCorrections.some((one) => Object.keys(one).length > 0)

const idsOf = (rows: readonly PreviewRow[]): string[] => rows.map(({ id }) => id)

/** What depends on which rows there are: corrections follow their row to the place where it is after reading again. */
const derivedKeys = ['plan', 'assumed', 'sourceCorrections', 'rowCorrections', 'hasNames'] as const

/** The preview of an import: what was read, what a person corrected, and the rows that follow from both. */
export const createPreview = (read: ReadAndPlan) => {
  const store: StoreApi<PreviewState> = createStore(() => closed)
  const work = createRowsWork()
  const shifting = createRowsWork()
  let readRows = createRowsReader()
  /** What was read and is shown once its rows are worked out. */
  let pending: Partial<PreviewState> | undefined
  let facts: DocumentFacts | undefined
  let job: { stop: () => void; filesBefore: readonly SourceFile[] } | undefined
  let readings = 0

  const latest = (): PreviewState => ({ ...store.getState(), ...pending })

  /** Works out the rows of the latest state. */
  const settle = (): void | Promise<void> => {
    const before = store.getState()
    const { plan, sourceCorrections, rowCorrections, assumed, hasNames } = latest()
    const input = { planned: plan.rows, sources: sourceCorrections, rows: rowCorrections, assumed, hasNames }
    if (work.isLong(plan.rows.length)) store.setState({ isSettling: true })
    return work.run(plan.rows.length, readRows(input), (rows) => {
      const { selection } = latest()
      const shown = before.plan === plan ? selection : keepShown(idsOf(before.rows), idsOf(rows), selection)
      store.setState({ failure: undefined, ...pending, rows, isSettling: false, selection: shown })
      pending = undefined
    })
  }

  /** Changes the state, and the rows with it if they depend on what has changed. */
  const update = (change: Partial<PreviewState>): void | Promise<void> => {
    const before = latest()
    const areSame = derivedKeys.every((key) => change[key] === undefined || before[key] === change[key])
    // A plan is shown together with its rows.
    if (pending || (change.plan && change.plan !== before.plan)) pending = { ...pending, ...change }
    else store.setState(change)
    return areSame ? undefined : settle()
  }

  const optionsByName = (): Record<string, ImportOptions> => {
    const { plan, sourceCorrections } = store.getState()
    return Object.fromEntries(
      plan.sources.flatMap(({ name }, index) => {
        const columns = sourceCorrections[index]?.columns
        return columns ? [[name, { columns }]] : []
      }),
    )
  }

  /** Ends reading as if it had never begun. */
  const stopReading = (): void => {
    if (!job) return
    job.stop()
    store.setState({ files: job.filesBefore, reading: undefined })
    job = undefined
    if (!pending) return
    pending = undefined
    void settle()
  }

  /** Takes what was read in place of what was there; corrections of a source follow its name. */
  const show = ({ plan, others }: ReadResult): void | Promise<void> => {
    const before = latest()
    const corrections = new Map(
      before.plan.sources.map(({ name }, index) => [name, { index, correction: before.sourceCorrections[index] }]),
    )
    const moved = new Map<string, string>()
    plan.sources.forEach(({ name }, index) => {
      const old = corrections.get(name)?.index
      if (old !== undefined && old !== index) moved.set(String(old), String(index))
    })
    const move = (id: string): string => id.replace(/^\d+/, (index) => moved.get(index) ?? index)
    return update({
      plan,
      others,
      phase: 'ready',
      reading: undefined,
      sourceCorrections: plan.sources.map(({ name }) => corrections.get(name)?.correction ?? {}),
      rowCorrections:
        moved.size === 0
          ? before.rowCorrections
          : new Map(
              [...before.rowCorrections].map(([id, one]) => [
                move(id),
                one.mergedInto === undefined ? one : { ...one, mergedInto: move(one.mergedInto) },
              ]),
            ),
      assumed: facts?.assume(plan) ?? before.assumed,
    })
  }

  const readAll = async (files: readonly SourceFile[]): Promise<void> => {
    if (!facts) return
    const { files: filesBefore } = store.getState()
    readings += 1
    const own = readings
    const isCurrent = (): boolean => own === readings && job !== undefined
    store.setState({ phase: 'reading', files, failure: undefined, unread: undefined, reading: undefined })
    const { result, stop } = read({
      files,
      options: optionsByName(),
      present: facts.present(),
      onProgress: (reading) => {
        if (isCurrent()) store.setState({ reading })
      },
    })
    job = { stop, filesBefore }
    try {
      const found = await result
      if (isCurrent()) await show(found)
    } catch (error) {
      if (!isCurrent()) return
      console.error(error)
      const failure = 'The files could not be read. They are unchanged, and so is the postmortem.'
      store.setState({ phase: 'ready', files: filesBefore, reading: undefined, failure, unread: files })
    } finally {
      if (isCurrent()) job = undefined
    }
  }

  const reset = (): void => {
    pending = undefined
    stopReading()
    work.cancel()
    shifting.cancel()
    readRows = createRowsReader()
    store.setState(closed, true)
  }

  const correctSource = (source: number, change: (before: SourceCorrection) => SourceCorrection): void => {
    const { sourceCorrections } = latest()
    void update({
      sourceCorrections: sourceCorrections.map((one, index) => (index === source ? withoutUnset(change(one)) : one)),
    })
  }

  const correctRows = (ids: Iterable<string>, change: RowCorrection): void =>
    void update({ rowCorrections: correctAlike(latest().rowCorrections, ids, change) })

  return {
    store,
    /** Reads files and shows their rows; further files join those that are shown or kept. */
    open: (
      files: readonly SourceFile[],
      document: DocumentFacts,
      options: { isNew: boolean; hasNames: boolean },
    ): Promise<void> => {
      facts = document
      // What is being read comes along.
      const { phase, files: known } = store.getState()
      stopReading()
      if (phase === 'closed') store.setState(options)
      return readAll([...known, ...withOwnNames(known, files)])
    },
    /** Shows again what was closed with corrections in it, as the document is now. */
    reopen: (document: DocumentFacts): Promise<void> => {
      facts = document
      stopReading()
      return readAll(store.getState().files)
    },
    /** Reads again what could not be read. */
    retry: (): Promise<void> => readAll(store.getState().unread ?? []),
    /** Ends reading; what was read before stays. */
    stop: (): void => {
      stopReading()
      if (store.getState().plan === emptyPlan) reset()
      else store.setState({ phase: 'ready' })
    },
    /** Closes the preview. What was corrected is kept until it is discarded; true if there is anything to keep. */
    close: (): boolean => {
      stopReading()
      const isKept = isCorrected(store.getState())
      if (isKept) store.setState({ phase: 'kept' })
      else reset()
      return isKept
    },
    /** Shows how far adding is; with undefined, the rows again. */
    showAdded: (added: PreviewState['added']): void => store.setState({ phase: added ? 'adding' : 'ready', added }),
    /** Says why the rows could not be added. */
    fail: (failure: string): void => store.setState({ failure }),
    discard: reset,
    correctSource: (source: number, change: SourceCorrection): void =>
      correctSource(source, (one) => ({ ...one, ...change })),
    /** What a column stands for changes what is read, so the source is read again. */
    correctColumn: (source: number, name: string, role: ColumnRole): Promise<void> => {
      const { files } = latest()
      stopReading()
      correctSource(source, (one) => ({ ...one, columns: { ...one.columns, [name]: role } }))
      return readAll(files)
    },
    correctRows,
    /** Sets the date of the first of some rows; the others keep their distance. */
    shiftDates: (ids: ReadonlySet<string>, date: string): void => {
      const rows = store.getState().rows.filter(({ id }) => ids.has(id))
      if (work.isLong(rows.length)) store.setState({ isSettling: true })
      void shifting.run(rows.length, shiftDates(rows, date), (changes) => {
        void update({ rowCorrections: correctEach(latest().rowCorrections, changes) })
      })
    },
    /** Makes one event of several rows: the first tells it, the others are recollections of it. */
    merge: (ids: ReadonlySet<string>): void =>
      void update({ rowCorrections: mergeRows(latest().rowCorrections, store.getState().rows, ids) }),
    setNames: (hasNames: boolean): void => void update({ hasNames }),
    chooseSection: (id: string, isTaken: boolean): void =>
      store.setState(({ sectionChoices }) => ({ sectionChoices: new Map(sectionChoices).set(id, isTaken) })),
    select: (selection: Selection): void => store.setState({ selection, shownLine: undefined }),
    showLine: (shownLine: PreviewState['shownLine']): void => store.setState({ shownLine, pane: 'row' }),
    showPane: (pane: Pane): void => store.setState({ pane }),
  }
}
export type Preview = ReturnType<typeof createPreview>

/** A field that was emptied follows the file again. */
const withoutUnset = (correction: SourceCorrection): SourceCorrection =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined))
