/** The longest line, in octets of UTF-8, without its line break (RFC 5545, 3.1). */
const MAX_LINE_OCTETS = 75

/** How many octets a code point takes in UTF-8. */
const octetsOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

/**
 * A line as it stands in a file: folded into lines of at most 75 octets, each but the first beginning with a space, and
 * ended by CRLF. No character is cut in two, which some readers would show as two broken ones.
 */
export const foldLine = (line: string): string => {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + more > MAX_LINE_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += more
  }
  return `${folded}\r\n`
}

/** Every way in which text breaks a line; readers that split at any of them would see half a line. */
const lineBreak = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g

/** Control characters, which no text may have (RFC 5545, 3.3.11), and halves of characters, which no file can have. */
const unwritable = /[^\P{Cc}\n\t]|\p{Cs}/gu

/** A value of type TEXT: its special characters are escaped, and what cannot be written is a replacement character. */
export const escapeText = (text: string): string =>
  text
    .replace(lineBreak, '\n')
    .replace(unwritable, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
