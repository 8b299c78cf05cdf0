import { type App, dialog } from 'electron'
import type { HostProcess } from './host-process'

/** How long (ms) the host may take to save before the person is asked whether to wait. */
const SAVE_TIMEOUT_MS = 10_000

const isStillSaving = async (ended: Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), SAVE_TIMEOUT_MS)
  })
  const isLate = await Promise.race([ended.then(() => false), late])
  clearTimeout(timer)
  return isLate
}

const endHost = async (host: HostProcess): Promise<void> => {
  const ended = host.close()
  while (await isStillSaving(ended)) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: 'Debrief is still saving.',
      detail:
        'Everything you typed is safe in a journal and will be restored at the next start. You can wait, or quit now.',
      buttons: ['Wait', 'Quit now'],
      defaultId: 0,
      cancelId: 0,
    })
    if (response === 1) return host.kill()
  }
}

/** Delays quitting the app until its host has saved and exited. */
export const quitAfterHost = (app: App, host: HostProcess): void => {
  let state: 'running' | 'ending' | 'ended' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'ended') return
    event.preventDefault()
    if (state === 'ending') return
    state = 'ending'
    void endHost(host).then(() => {
      state = 'ended'
      app.quit()
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}

/** Shows why the host does not start, until it does; calls `quit` if the person gives up. */
export const createStartFailureDialog = (quit: () => void) => {
  let shown: AbortController | undefined
  return {
    failed: async (message: string): Promise<void> => {
      if (shown) return
      shown = new AbortController()
      const { signal } = shown
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: 'Debrief can’t open its documents yet.',
        detail: message,
        buttons: ['Try again', 'Quit'],
        defaultId: 0,
        cancelId: 0,
        signal,
      })
      shown = undefined
      if (!signal.aborted && response === 1) quit()
    },
    recovered: (): void => shown?.abort(),
  }
}
