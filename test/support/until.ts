/** When a wait fails: far more than a busy machine needs. */
const TIMEOUT_MS = 90_000
const POLL_INTERVAL_MS = 20

type Probe<T> = () => T | Promise<T>
type Condition<T> = (seen: T) => boolean
type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>

/** Waits until what `probe` returns is truthy, and returns it; fails with a description of what was waited for. */
export function until<T>(what: string, probe: Probe<T>): Promise<Truthy<T>>
/** Waits until `holds` is true for what `probe` returns, and returns that; fails with the last value. */
export function until<T>(probe: Probe<T>, holds?: Condition<T>): Promise<T>
export function until<T>(first: string | Probe<T>, second: Probe<T> | Condition<T> = Boolean): Promise<T> {
  if (typeof first === 'string') return poll(first, second as Probe<T>, Boolean)
  return poll(String(second === Boolean ? first : second), first, second as Condition<T>)
}

/** Waits until assertions pass; fails with the last failure if they never do. */
export const untilAsserted = async (assert: Probe<unknown>): Promise<void> => {
  let failure: unknown
  const probe = async (): Promise<boolean> => {
    try {
      await assert()
      return true
    } catch (error) {
      failure = error
      return false
    }
  }
  await poll('the assertions to pass', probe, Boolean).catch((error: unknown) => {
    throw failure ?? error
  })
}

const poll = async <T>(what: string, probe: Probe<T>, holds: Condition<T>): Promise<T> => {
  const end = performance.now() + TIMEOUT_MS
  let last = 'nothing'
  const createTimeoutError = (): Error =>
    new Error(`Timed out after ${TIMEOUT_MS} ms waiting for: ${what}\nLast value: ${last}`)
  for (;;) {
    // A hanging page never responds, so `probe` itself needs a timeout.
    const seen = await withTimeout(probe(), end - performance.now(), createTimeoutError)
    if (holds(seen)) return seen
    last = JSON.stringify(seen)?.slice(0, 2_000) ?? String(seen)
    if (performance.now() > end) throw createTimeoutError()
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS))
  }
}

const withTimeout = async <T>(work: T | Promise<T>, left: number, createError: () => Error): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(createError()), Math.max(1_000, left))
  })
  try {
    return await Promise.race([work, expired])
  } finally {
    clearTimeout(timer)
  }
}
