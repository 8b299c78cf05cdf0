import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import {
  type CommentTarget,
  countOpenThreads,
  type Selection,
  targetKey,
  wholeDocument,
} from '../../shared/meeting/comments'
import { useMeeting } from './meeting-context'

/** The panel of comments in this window: what a new comment is about, and the thread that a link leads to. */
type CommentsPanel = {
  isOpen: boolean
  target: CommentTarget
  /** The words of the target that a new comment is about. */
  selection: Selection | undefined
  thread: string | undefined
}

const closed: CommentsPanel = { isOpen: false, target: wholeDocument, selection: undefined, thread: undefined }

const panel = createStore<CommentsPanel>(() => closed)

/** What had the focus when the panel was opened, and what that is in: an editor is gone once it loses the focus. */
let openers: HTMLElement[] = []

const listAround = (element: Element | null): HTMLElement[] => {
  const around = []
  for (let at = element; at instanceof HTMLElement && at !== document.body; at = at.parentElement) around.push(at)
  return around
}

const focusOpener = (): void => {
  const [first, ...around] = openers
  const nearest = around.find((one) => one.isConnected && one.matches('[data-row], :has([role="textbox"])'))
  const target = first?.isConnected ? first : (nearest?.querySelector<HTMLElement>('[role="textbox"]') ?? nearest)
  target?.focus({ preventScroll: true })
}

export const openComments = ({
  target = wholeDocument,
  selection,
  thread,
}: Partial<Omit<CommentsPanel, 'isOpen'>>): void => {
  if (!panel.getState().isOpen) openers = listAround(document.activeElement)
  panel.setState({ isOpen: true, target, selection, thread })
}

/** Closes the panel, whose document is closed. */
export const resetComments = (): void => {
  panel.setState(closed)
  openers = []
}

/** Closes the panel and gives the focus back to what had it. */
export const closeComments = (): void => {
  panel.setState(closed)
  focusOpener()
  openers = []
}

export const useCommentsPanel = <T>(select: (state: CommentsPanel) => T): T => useStore(panel, select)

/** Whether views below show comments: never in Present. */
const Context = createContext(false)
export const CommentsProvider = Context.Provider
export const useHasComments = (): boolean => useContext(Context)

/** How many threads about a target are not resolved. */
export const useOpenThreads = (target: CommentTarget): number => {
  const key = targetKey(target)
  return useMeeting((snapshot) => countOpenThreads(snapshot).get(key) ?? 0)
}
