/** When a wait fails, ms: far more than a busy machine needs. */
const TIMEOUT_MS = 90_000
const POLL_INTERVAL_MS = 20

type Look<T> = () => T | Promise<T>
type Condition<T> = (seen: T) => boolean
type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>

/** Waits until what `look` returns is truthy, and returns it; names what was waited for if that never happens. */
export function until<T>(what: string, look: Look<T>): Promise<Truthy<T>>
/** Waits until `holds` is true for what `look` returns, and returns that; reports the last value if it never is. */
export function until<T>(look: Look<T>, holds?: Condition<T>): Promise<T>
export function until<T>(first: string | Look<T>, second: Look<T> | Condition<T> = Boolean): Promise<T> {
  if (typeof first === 'string') return poll(first, second as Look<T>, Boolean)
  return poll(String(second === Boolean ? first : second), first, second as Condition<T>)
}

/** Waits until assertions pass; fails with the last failure if they never do. */
export const untilAsserted = async (assert: Look<unknown>): Promise<void> => {
  let failure: unknown
  const look = async (): Promise<boolean> => {
    try {
      await assert()
      return true
    } catch (error) {
      failure = error
      return false
    }
  }
  await poll('the assertions to pass', look, Boolean).catch((error: unknown) => {
    throw failure ?? error
  })
}

const poll = async <T>(what: string, look: Look<T>, holds: Condition<T>): Promise<T> => {
  const end = performance.now() + TIMEOUT_MS
  let last = 'nothing'
  const late = (): Error => new Error(`Waited ${TIMEOUT_MS} ms in vain for: ${what}\nSeen last: ${last}`)
  for (;;) {
    // A page that hangs never answers, so `look` itself has a limit.
    const seen = await inTime(look(), end - performance.now(), late)
    if (holds(seen)) return seen
    last = JSON.stringify(seen)?.slice(0, 2_000) ?? String(seen)
    if (performance.now() > end) throw late()
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS))
  }
}

const inTime = async <T>(work: T | Promise<T>, left: number, late: () => Error): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(1_000, left))
  })
  try {
    return await Promise.race([work, expired])
  } finally {
    clearTimeout(timer)
  }
}
