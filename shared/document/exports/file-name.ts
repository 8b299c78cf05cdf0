/** In code points; in any script, this leaves room for the extension where a name may have 255 bytes. */
const MAX_STEM_LENGTH = 56

/**
 * The suggested name of an exported file: the title, without characters that some file system forbids or hides, and which
 * part of the postmortem it is.
 */
export const exportFileName = (title: string, extension = '', part = ''): string => {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ')
    .replace(/^[ .\p{M}]+/u, '')
  const stem = Array.from(plain)
    .slice(0, MAX_STEM_LENGTH)
    .join('')
    .replace(/(?<![ .])[ .]+$/, '')
  return `${stem || 'postmortem'}${part && ` - ${part}`}${extension}`
}
