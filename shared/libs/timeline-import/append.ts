/** Adds items to a list. `push(...items)` would put all of them on the stack, which is too small for those of a long file. */
export const append = <T>(list: T[], items: Iterable<T>): void => {
  for (const item of items) list.push(item)
}
