import { isTimedStatusLine } from '../status-page'
import { kindOfTitle } from './headings'

const opening = /^ {0,3}(`{3,20}(?!`)|~{3,20}(?!~))[^`\n]*$/
const heading = /^#{1,6}[ \t]+(\S.{0,120})$/

/**
 * A document that stands in code below other words, as guides and chats quote one: the first code with the title of a
 * timeline, or with updates of a status page. Its lines stay where they are, and those around it are empty.
 */
export const findFencedDocument = (text: string): { text: string; line: number } | undefined => {
  const lines = text.split('\n')
  let fence: { marker: string; from: number; isDocument: boolean } | undefined
  for (const [i, line] of lines.entries()) {
    const marker = opening.exec(line)?.[1]
    if (!fence) {
      if (marker) fence = { marker, from: i + 1, isDocument: false }
    } else if (line.trim() === fence.marker) {
      const { from, isDocument } = fence
      if (isDocument || lines.slice(from, i).filter(isTimedStatusLine).length >= 2)
        return { text: lines.map((each, n) => (n >= from && n < i ? each : '')).join('\n'), line: from + 1 }
      fence = undefined
    } else if (kindOfTitle(heading.exec(line)?.[1] ?? '') === 'chronology') fence.isDocument = true
  }
  return undefined
}
