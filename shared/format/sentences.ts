import type { FileProblem } from '../api/contract'

/** What happened to a file and what to do, for people. `detail` as in `FormatProblem`. */
export const problemSentence = (code: FileProblem['code'], fileName: string, detail?: string): string => {
  const name = `“${fileName}”`
  const more = detail ? ` (${detail})` : ''
  switch (code) {
    case 'empty':
      return `${name} is empty. Nothing was changed; put back a copy of it, or delete it.`
    case 'not-json':
      return `${name} is not valid JSON${more}. Nothing was changed; correct it in a text editor, or put back a copy.`
    case 'not-debrief':
      return `${name} was made by another program. Nothing was changed; move it elsewhere if it does not belong here.`
    case 'truncated':
      return `${name} ends too early, as if copying or downloading it had stopped half way. Nothing was changed; get the file again.`
    case 'damaged':
      return `${name} is damaged${more}. Nothing was changed; put back a copy of it.`
    case 'newer':
      return `${name} was made by a newer version of Debrief. It can be read at most, and nothing in it is changed; update Debrief to work on it.`
    case 'unreadable':
      return `${name} can’t be read${more}. Nothing was changed; check who may read it.`
    case 'duplicate-id':
      return `${name} is another copy of a postmortem in this folder${more}. It was left as it is; import it to merge the two, or move it elsewhere.`
  }
}
