import { utf8ToBytes } from '@noble/hashes/utils.js'
import { computeChecksum } from './checksum'

/** How every file of ours ends. */
export const fileEnding = '.debrief.json'

/** In UTF-8; leaves room for the rest of a name where only 143 bytes are allowed, as in an encrypted home folder. */
const MAX_SLUG_BYTES = 110

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Letters, marks and digits of any script, joined by hyphens; cut between characters as people see them. */
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

/** Eight characters that tell documents of one title apart. */
export const shortId = (id: string): string => {
  const plain = id.toLowerCase().replace(/[^a-z0-9]/g, '')
  return plain.length >= 8 ? plain.slice(0, 8) : computeChecksum(utf8ToBytes(id)).slice(0, 8)
}

/**
 * `<title>-<short id>.debrief.json`, safe on every file system: the id keeps it from being a name that Windows
 * reserves. `copy` from 2 on gives further names, for when the first is taken.
 */
export const fileNameFor = (title: string, id: string, copy = 1): string =>
  `${slug(title)}-${shortId(id)}${copy > 1 ? `-${copy}` : ''}${fileEnding}`

/** Whether a file is called as the app would call it: then its name may follow the title; else somebody chose it. */
export const isOwnFileName = (fileName: string, title: string, id: string): boolean => {
  const name = fileName.normalize('NFC').slice(0, -fileEnding.length)
  const stem = fileNameFor(title, id).slice(0, -fileEnding.length)
  return (
    fileName.endsWith(fileEnding) &&
    (name === stem || (name.startsWith(`${stem}-`) && /^\d+$/.test(name.slice(stem.length + 1))))
  )
}
