import { startTransition, useEffect, useState } from 'react'

/**
 * A value as it was some frames before: what a key press does not need at once is drawn when the frames of what it needs
 * are over. Of values that follow each other more quickly, only the last is drawn.
 */
export const useLater = <T extends object | undefined>(value: T, frames: number): T => {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    let left = frames
    const next = (): void => {
      left -= 1
      if (left > 0) frame = requestAnimationFrame(next)
      else startTransition(() => setShown(value))
    }
    let frame = requestAnimationFrame(next)
    return () => cancelAnimationFrame(frame)
  }, [value, frames])
  return shown
}
