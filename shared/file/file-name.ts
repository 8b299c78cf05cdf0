import { utf8ToBytes } from '@noble/hashes/utils.js'
import { computeChecksum } from './checksum'

/** The extension of every postmortem's file. */
export const fileExtension = '.debrief.json'

/** In UTF-8; leaves room for the rest of the name where only 143 bytes are allowed, as in an encrypted home folder. */
const MAX_SLUG_BYTES = 110

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Letters, marks and digits of any script, joined by hyphens; cut between grapheme clusters. */
const slug = (title: string): string => {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
  let kept = ''
  let room = MAX_SLUG_BYTES
  for (const { segment } of graphemes.segment(words)) {
    room -= utf8ToBytes(segment).length
    if (room < 0) break
    kept += segment
  }
  return kept.replace(/(?<!-)-+$/, '') || 'postmortem'
}

/** Eight characters that distinguish documents of the same title. */
export const shortId = (id: string): string => {
  const plain = id.toLowerCase().replace(/[^a-z0-9]/g, '')
  return plain.length >= 8 ? plain.slice(0, 8) : computeChecksum(utf8ToBytes(id)).slice(0, 8)
}

/**
 * `<title>-<short id>.debrief.json`, safe on every file system: with the id it is never a name that Windows reserves.
 * A `copy` of 2 or more gives another name, in case the first is taken.
 */
export const fileNameFor = (title: string, id: string, copy = 1): string =>
  `${slug(title)}-${shortId(id)}${copy > 1 ? `-${copy}` : ''}${fileExtension}`

/**
 * Whether a file has the name that the app would give it, and so may be renamed with its title. Otherwise, somebody
 * chose its name.
 */
export const isOwnFileName = (fileName: string, title: string, id: string): boolean => {
  const name = fileName.normalize('NFC').slice(0, -fileExtension.length)
  const stem = fileNameFor(title, id).slice(0, -fileExtension.length)
  return (
    fileName.endsWith(fileExtension) &&
    (name === stem || (name.startsWith(`${stem}-`) && /^\d+$/.test(name.slice(stem.length + 1))))
  )
}
