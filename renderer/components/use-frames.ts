import { useEffect, useState } from 'react'

/**
 * Counts the frames since a component was mounted, up to `last`: each of the parts that take long to mount waits for a
 * frame of its own, so that none of them is late.
 */
export const useFrames = (last: number): number => {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (count === last) return
    const frame = requestAnimationFrame(() => setCount(count + 1))
    return () => cancelAnimationFrame(frame)
  }, [count, last])
  return count
}
