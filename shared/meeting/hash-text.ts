/** FNV-1a with 32 bits, twice, in hexadecimal: it only has to tell one state of something from another. */
export const hashText = (text: string): string => {
  let [a, b] = [0x811c9dc5, 0x01234567]
  for (let at = 0; at < text.length; at += 1) {
    a = Math.imul(a ^ text.charCodeAt(at), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(at), 0x01000193)
  }
  return [a, b].map((one) => (one >>> 0).toString(16).padStart(8, '0')).join('')
}
