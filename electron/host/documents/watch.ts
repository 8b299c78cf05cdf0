import { type FSWatcher, watch } from 'node:fs'

/** Editors write in several steps: they are looked at together, ms. */
const gatherTime = 150

/** How often the folder is looked at anyway, ms: network folders tell nothing, and some systems miss changes. */
const pollTime = { watched: 10_000, unwatched: 2_000 }

/** Tells when others may have changed something in a folder. Calls `onChange` again for everything it can't rule out. */
export const watchFolder = (folder: string, isOurs: (fileName: string) => boolean, onChange: () => void) => {
  let gathering: NodeJS.Timeout | undefined
  const gather = () => {
    clearTimeout(gathering)
    gathering = setTimeout(onChange, gatherTime)
  }
  let watcher: FSWatcher | undefined
  const poll = (every: number) => setInterval(onChange, every).unref()
  let polling = poll(pollTime.watched)
  const fallBack = () => {
    watcher?.close()
    clearInterval(polling)
    polling = poll(pollTime.unwatched)
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
