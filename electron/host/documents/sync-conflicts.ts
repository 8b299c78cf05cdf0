/**
 * How programs that sync folders name the copy that lost a conflict. Each gives the copy the name before the last dot, a
 * mark, and the last ending; `.debrief.json` so becomes `.debrief<mark>.json`.
 */
export const conflictPatterns: { program: string; mark: RegExp }[] = [
  // "notes (Ann's conflicted copy 2026-03-01).json", also with "case conflict" or "selective sync conflict".
  { program: 'Dropbox', mark: /^ \([^()]*conflict[^()]*\)$/i },
  // "notes (conflicted copy 2026-03-01 101500).json", formerly "notes_conflict-20260301-101500.json".
  { program: 'Nextcloud', mark: /^(?: \(conflicted copy [^()]+\)|_conflict-\d{8}-\d{6})$/i },
  // "notes.sync-conflict-20260301-101500-ABCDEFG.json"
  { program: 'Syncthing', mark: /^\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}$/i },
  // "notes-LAPTOP-12AB.json": the computer's name; "notes-LAPTOP-12AB-2.json" for the next.
  { program: 'OneDrive', mark: /^-[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}$/u },
  // "notes (1).json", also "notes [Conflict].json"
  { program: 'Google Drive', mark: /^(?: \(\d{1,3}\)|\(\d{1,3}\)| \[conflict\])$/i },
  // "notes 2.json"
  { program: 'iCloud', mark: /^ \d{1,3}$/ },
]

const ending = '.debrief.json'

/**
 * The name of the file that a conflict copy is of; undefined for any other name. A mark may stand before `.debrief.json`
 * too, where a program looks at the first dot: then it is only a copy if the document is the same.
 */
export const originalOf = (fileName: string): string | undefined => {
  const parts = /^(.+)\.debrief(.+)\.json$/iu.exec(fileName)
  const [, stem = '', mark = ''] = parts ?? []
  if (parts && conflictPatterns.some((each) => each.mark.test(mark))) return `${stem}${ending}`
  if (!fileName.toLowerCase().endsWith(ending)) return undefined
  return originalOfStem(fileName.slice(0, -ending.length))
}

const originalOfStem = (stem: string): string | undefined => {
  for (let at = Math.max(1, stem.length - MAX_MARK_LENGTH); at < stem.length; at += 1) {
    const mark = stem.slice(at)
    const isMark = conflictPatterns.some((each) => each.mark.test(mark))
    // The app's own names are hyphenated too, but never with capitals.
    if (isMark && !(mark.startsWith('-') && mark === mark.toLowerCase())) return `${stem.slice(0, at)}${ending}`
  }
  return undefined
}

/** Longer marks are no marks: a computer's or a person's name and a date. */
const MAX_MARK_LENGTH = 120
