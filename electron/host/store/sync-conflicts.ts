import { fileExtension } from '../../../shared/file'

/**
 * How sync programs name the copy that lost a conflict. Each inserts a mark before the last extension, so that
 * `.debrief.json` becomes `.debrief<mark>.json`.
 */
export const conflictPatterns: { program: string; mark: RegExp }[] = [
  // "notes (Ann's conflicted copy 2026-03-01).json" in the language of the person, whose name may have brackets as well.
  { program: 'Dropbox', mark: /^ \(.+\)$/ },
  // "notes (conflicted copy 2026-03-01 101500).json", formerly "notes_conflict-20260301-101500.json".
  { program: 'Nextcloud', mark: /^(?: \(.+\)|_conflict-\d{8}-\d{6})$/i },
  // "notes.sync-conflict-20260301-101500-ABCDEFG.json"
  { program: 'Syncthing', mark: /^\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}$/i },
  // "notes-LAPTOP-12AB.json": the computer's name; "notes-LAPTOP-12AB-2.json" for the next.
  { program: 'OneDrive', mark: /^-[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}$/u },
  // "notes (1).json", also "notes [Conflict].json"
  { program: 'Google Drive', mark: /^(?: \(\d{1,3}\)|\(\d{1,3}\)| \[conflict\])$/i },
  // "notes 2.json"
  { program: 'iCloud', mark: /^ \d{1,3}$/ },
]

const isMark = (mark: string): boolean => conflictPatterns.some((each) => each.mark.test(mark))

/** Whether a file has the name of a copy that lost a conflict, with a mark before the last extension. */
export const isConflictName = (fileName: string): boolean => isMark(/\.debrief(.+)\.json$/iu.exec(fileName)?.[1] ?? '')

/** Whether a file's name is that of a copy of another file; some programs insert the mark before `.debrief.json`. */
export const isConflictCopy = (fileName: string, original: string): boolean => {
  const stem = original.slice(0, -fileExtension.length)
  if (!original.endsWith(fileExtension) || !fileName.startsWith(stem)) return false
  const rest = fileName.slice(stem.length)
  const [, mark = ''] = /^\.debrief(.+)\.json$/iu.exec(rest) ?? /^(.+)\.debrief\.json$/iu.exec(rest) ?? []
  // The app's own second names end in a hyphen and a number.
  return isMark(mark) && !/^-\d+$/.test(mark)
}
