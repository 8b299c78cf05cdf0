import { type RefObject, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { record, roster } from '../../shared/meeting/incident'
import { chosenSections, templateTexts } from '../../shared/meeting/report'
import type { FieldRef } from '../../shared/stages/contract'
import { ui } from './ui'
import { viewStage } from './viewed-stage'

/** The target of a link, until it is shown. `ref` is missing if the target is a whole stage. */
const store = createStore<{ ref?: FieldRef }>(() => ({}))

/** How long (ms) to wait for a row, whose stage may have to be opened first. */
const MAX_WAIT_MS = 3_000

/** Scrolls to a row and focuses it; false if it is not there. */
export const showRow = (root: ParentNode, id: string): boolean => {
  const row = [...root.querySelectorAll<HTMLElement>('[data-row], [data-record]')].find(
    ({ dataset: { row, record } }) => record === id || row === id || row?.endsWith(`/${id}`),
  )
  row?.scrollIntoView?.({ block: 'center' })
  const field = row?.matches('[tabindex]') ? row : row?.querySelector<HTMLElement>(fields)
  const target = field ?? row
  target?.focus({ preventScroll: true })
  return row !== undefined
}

const fields = '[role="textbox"], input, select'

/** How an element names itself (`data-record`) that holds a field outside any row. */
export const fieldKey = ({ section, field }: Pick<FieldRef, 'section' | 'field'>): string => `${section}.${field}`

/** The topics of Prepare under which sections of the document are edited that belong to no stage. */
export const prepareTopics: Readonly<Record<string, string>> = {
  [record.name]: 'incident',
  [roster.name]: 'people',
  [chosenSections.name]: 'report',
  [templateTexts.name]: 'report',
}

/** Shows a stage in this window, and the row in it that `ref` names. */
export const reveal = (stage: string | undefined, ref?: FieldRef): void => {
  if (stage !== undefined) viewStage(stage)
  else if (ref === undefined || !(ref.section in prepareTopics)) ui.setState({ isSideOpen: true })
  store.setState({ ref: ref && { ...ref } })
}

/** What a link leads to, until it is shown; a new object for each press. */
export const useRevealedRef = (): FieldRef | undefined => useStore(store, ({ ref }) => ref)

/** For a view with one row open at a time: opens the row that a link leads to. */
export const useRevealed = (section: string, open: (id: string) => void): void => {
  const id = useStore(store, ({ ref }) => (ref?.section === section ? ref.id : undefined))
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    if (id) latest.current(id)
  }, [id])
}

/** Scrolls to the row that a link leads to and focuses it, as soon as it is rendered inside `root`. */
export const useReveal = (root: RefObject<HTMLElement | null>): void => {
  const ref = useStore(store, (state) => state.ref)
  useEffect(() => {
    const element = root.current
    if (!ref || !element) return
    const find = (): void => {
      if (showRow(element, ref.id || fieldKey(ref))) store.setState({ ref: undefined })
    }
    // A view that has to open the row first needs one turn of the event loop.
    const timer = setTimeout(find)
    const observer = new MutationObserver(find)
    observer.observe(element, { childList: true, subtree: true })
    const late = setTimeout(() => store.setState({ ref: undefined }), MAX_WAIT_MS)
    return () => {
      clearTimeout(timer)
      clearTimeout(late)
      observer.disconnect()
    }
  }, [ref, root])
}
