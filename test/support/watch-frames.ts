import type { Page } from 'playwright-core'

/** Frames and tasks that took longer than this (ms) are late: somebody sees the page hesitate. */
export const LATE_FRAME_MS = 50

/** What the page itself sees of its frames while something is done (all in ms). */
export type Frames = {
  /** Between two frames. */
  gaps: readonly number[]
  /** Frames that the browser calls long, from their first task until they are painted, with what took the time. */
  longFrames: readonly { duration: number; cause: string }[]
  longTasks: readonly number[]
  /** What the tasks of the page took of the processor: as the others on a machine that does nothing else. */
  tasks: readonly number[]
}

type FrameWatch = { takeFrames: () => Omit<Frames, 'tasks'> }

/** Runs in the page: records frames until they are taken. */
const startWatching = (): void => {
  const gaps: number[] = []
  const longFrames: { duration: number; cause: string }[] = []
  const longTasks: number[] = []
  let last: number | undefined
  const next = (now: number): void => {
    if (last !== undefined) gaps.push(now - last)
    last = now
    handle = requestAnimationFrame(next)
  }
  let handle = requestAnimationFrame(next)
  type Script = PerformanceEntry & { invoker: string; sourceFunctionName: string }
  type LongFrame = PerformanceEntry & { scripts: readonly Script[]; styleAndLayoutStart: number }
  const read = (entries: PerformanceEntryList): void => {
    for (const entry of entries) {
      if (entry.entryType === 'longtask') longTasks.push(entry.duration)
      else {
        const { scripts, styleAndLayoutStart, startTime, duration } = entry as LongFrame
        const layout = styleAndLayoutStart > 0 ? Math.round(startTime + duration - styleAndLayoutStart) : 0
        const parts = scripts.map((one) => `${one.invoker} ${one.sourceFunctionName} ${Math.round(one.duration)}`)
        longFrames.push({ duration, cause: [...parts, `layout and paint ${layout}`].join(', ') })
      }
    }
  }
  const observer = new PerformanceObserver((list) => read(list.getEntries()))
  for (const type of ['longtask', 'long-animation-frame']) observer.observe({ type, buffered: false })
  const watch: FrameWatch = {
    takeFrames: () => {
      cancelAnimationFrame(handle)
      read(observer.takeRecords())
      observer.disconnect()
      return { gaps, longFrames, longTasks }
    },
  }
  Object.assign(window, watch)
}

type TraceEvent = { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } }

/** Records what each task takes of the processor (ms), on the main threads of all pages of the browser, until it is called. */
const traceTasks = async (page: Page): Promise<() => Promise<number[]>> => {
  const browser = page.context().browser()
  const client = await browser?.newBrowserCDPSession()
  const events: TraceEvent[] = []
  client?.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await client?.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', '__metadata'] } })
  return async () => {
    await new Promise((resolve) => {
      client?.once('Tracing.tracingComplete', resolve)
      void client?.send('Tracing.end')
    })
    await client?.detach()
    const mainThreads = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    return events.flatMap(({ name, pid, tid, tdur = 0 }) =>
      name.endsWith('RunTask') && mainThreads.some((thread) => thread.pid === pid && thread.tid === tid)
        ? tdur / 1000
        : [],
    )
  }
}

/** Does something and returns how long it took (ms), and the frames meanwhile. */
export const watchFrames = async (
  page: Page,
  work: () => Promise<unknown>,
): Promise<{ duration: number; frames: Frames }> => {
  const endTrace = await traceTasks(page)
  await page.evaluate(startWatching)
  const start = performance.now()
  await work()
  const duration = performance.now() - start
  // What follows from it is drawn too, and the browser has told of it.
  const frames = await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return (window as unknown as FrameWatch).takeFrames()
  })
  return { duration, frames: { ...frames, tasks: await endTrace() } }
}

/** The longest of what kept the page from drawing, ms. */
export const longestFrame = ({ gaps, longFrames, longTasks }: Frames): number =>
  Math.max(0, ...gaps, ...longTasks, ...longFrames.map(({ duration }) => duration))

/** What made the longest frame long. */
export const longestCause = ({ longFrames }: Frames): string =>
  longFrames.reduce((longest, frame) => (frame.duration > longest.duration ? frame : longest), {
    duration: 0,
    cause: '',
  }).cause
