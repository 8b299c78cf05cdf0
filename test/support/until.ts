/** Waits until a condition holds; says what was seen last if it never does. Times in ms; resolves to the time it took. */
export const until = async <T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  within = 60_000,
): Promise<number> => {
  const start = performance.now()
  let last = 'nothing'
  const late = (): Error => new Error(`It did not come about within ${within} ms: ${holds}\nSeen last: ${last}`)
  for (;;) {
    // A page that hangs never answers, so looking itself is not waited for without end.
    const seen = await inTime(look(), start + within - performance.now(), late)
    if (holds(seen)) return performance.now() - start
    last = JSON.stringify(seen)?.slice(0, 2_000) ?? String(seen)
    if (performance.now() - start > within) throw late()
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

const inTime = async <T>(work: Promise<T>, left: number, late: () => Error): Promise<T> => {
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
