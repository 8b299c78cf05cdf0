/** Whether some bytes contain others, in this order. */
export const includesBytes = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
  const [first] = wanted
  if (first === undefined) return true
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < wanted.length && bytes[at + length] === wanted[length]) length += 1
    if (length === wanted.length) return true
  }
  return false
}
