import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { WEEK_DAYS } from '../../shared/document/follow-up/days'
import { addDays } from '../../shared/meeting/business-days'
import type { CallOutput, Failure } from '../../shared/protocol/calls'
import { host } from '../host'
import { localDate } from '../local-date'

type Library = {
  list: CallOutput<'library.list'> | undefined
  /** Open actions that are overdue or due within a week. */
  due: CallOutput<'library.dueActions'> | undefined
  failure: Failure | undefined
}

/** How many rows are shown at first, and added with each click: thousands would make the page slow. */
export const ROWS_PER_PAGE = 100

const library = createStore<Library>(() => ({ list: undefined, due: undefined, failure: undefined }))

/** As many as the library shows; the counts include all. */
const MAX_DUE_ACTIONS = 4

const refresh = async (): Promise<void> => {
  const today = localDate(Date.now())
  const [result, due] = await Promise.all([
    host.call('library.list', { limit: ROWS_PER_PAGE }),
    host.call('library.dueActions', { today, until: addDays(today, WEEK_DAYS), limit: MAX_DUE_ACTIONS }),
  ])
  // If the list can't be read just now, the last one stays visible.
  library.setState(result.ok ? { list: result.value, failure: undefined } : { failure: result.failure })
  if (due.ok) library.setState({ due: due.value })
}

/** The documents in the folder, kept up to date while a view shows them. */
export const useLibrary = (): Library => {
  useEffect(() => {
    void refresh()
    return host.onEvent((event) => {
      if (event.type === 'library') void refresh()
    })
  }, [])
  return useStore(library)
}
