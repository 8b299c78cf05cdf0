/** How long (ms) work may keep the page from drawing: with its last step and what else a frame takes, none is late. */
const SLICE_MS = 10

export type SliceOptions<P> = {
  /** Runs what a slice does, to tell its changes from those that are made between two slices. */
  slice?: <R>(work: () => R) => R
  /** Called with what the last step yielded; resolves when the work may go on. */
  pause?: (progress: P) => Promise<void>
  /** Asked after each pause. */
  isStopped?: () => boolean
  now?: () => number
}

/**
 * Lets the page draw and handle input. Not a timer and not a frame: browsers slow both down to once a second, or stop
 * them, while the window is hidden.
 */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })

/** Runs steps to their end in slices with pauses between them; undefined if it was stopped. */
export const runInSlices = async <P, T>(
  steps: Iterator<P, T>,
  {
    slice = (work) => work(),
    pause = nextTurn,
    isStopped = () => false,
    now = () => performance.now(),
  }: SliceOptions<P> = {},
): Promise<T | undefined> => {
  for (;;) {
    const end = now() + SLICE_MS
    const step = slice(() => {
      let next = steps.next()
      while (!next.done && now() < end) next = steps.next()
      return next
    })
    if (step.done) return step.value
    await pause(step.value)
    if (isStopped()) return undefined
  }
}
