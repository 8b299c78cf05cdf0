import type { FileProblem } from '../protocol/library'

/** What happened to a file and what to do, for people. `detail` as in `FormatProblem`. */
export const describeFileProblem = (code: FileProblem['code'], fileName: string, detail?: string): string => {
  const name = `“${fileName}”`
  const more = detail ? ` (${detail})` : ''
  switch (code) {
    case 'empty':
      return `${name} is empty. It was not changed. Restore a backup, put back a copy, or delete the file.`
    case 'not-json':
      return `${name} is not valid JSON${more}. It was not changed. Restore a backup, or correct it in a text editor.`
    case 'not-debrief':
      return `${name} was made by another program. It was not changed. Move it to another folder if it does not belong here.`
    case 'truncated':
      return `${name} is incomplete, as if a copy or a download had stopped halfway. It was not changed. Restore a backup, or get the file again.`
    case 'damaged':
      return `${name} is damaged${more}. It was not changed. Restore a backup, or put back a copy.`
    case 'newer':
      return `${name} was made by a newer version of Debrief. It was not changed. Update Debrief to work on it.`
    case 'unreadable':
      return `${name} can’t be read${more}. It was not changed. Check that you are allowed to read it, then try again.`
    case 'duplicate-id':
      return `${name} is another copy of a postmortem in this folder${more}. It was not changed. Import it to merge the two, or move it to another folder.`
    case 'unopenable':
      return `${name} can’t be opened safely${more}. It was not changed, and all other postmortems work as usual. Restore a backup, or download it as it is.`
    case 'journal-unusable':
      return `The newest changes to ${name} can’t be opened safely${more}. They are unchanged in its journal, and all other postmortems work as usual. Restore a backup, or try again.`
  }
}
