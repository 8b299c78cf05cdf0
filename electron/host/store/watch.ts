import { type FSWatcher, watch } from 'node:fs'

/** Editors write in several steps, which are handled together. */
const CHANGE_DEBOUNCE_MS = 150

/** How often (ms) the folder is checked anyway: network folders report no changes, and some systems miss some. */
const POLL_INTERVAL_MS = { watched: 10_000, unwatched: 2_000 }

/** Calls `onChange` when others may have changed something in a folder, including whenever that can't be ruled out. */
export const watchFolder = (folder: string, isOurs: (fileName: string) => boolean, onChange: () => void) => {
  let gathering: NodeJS.Timeout | undefined
  const gather = () => {
    clearTimeout(gathering)
    gathering = setTimeout(onChange, CHANGE_DEBOUNCE_MS)
  }
  let watcher: FSWatcher | undefined
  const poll = (every: number) => setInterval(onChange, every).unref()
  let polling = poll(POLL_INTERVAL_MS.watched)
  const fallBack = () => {
    watcher?.close()
    clearInterval(polling)
    polling = poll(POLL_INTERVAL_MS.unwatched)
  }
  try {
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || !isOurs(name)) gather()
    })
    watcher.on('error', fallBack)
  } catch {
    fallBack()
  }
  return {
    close: () => {
      watcher?.close()
      clearInterval(polling)
      clearTimeout(gathering)
    },
  }
}
