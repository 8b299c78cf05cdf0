/** A value that is made when it is first asked for, so that importing the check costs a page next to nothing. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
