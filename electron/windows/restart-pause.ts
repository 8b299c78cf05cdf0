const shortest = 250
const longest = 15_000
const longEnough = 60_000

/** How long to wait (ms) before what died is started again: growing, and short again once one has lived for a minute. */
export const restartPauses = (): ((livedFor: number) => number) => {
  let next = shortest
  return (livedFor) => {
    const pause = livedFor >= longEnough ? shortest : next
    next = Math.min(longest, pause * 2)
    return pause
  }
}
