/** A value that is computed on first use, so that importing the check costs a page next to nothing at startup. */
export const lazy = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
