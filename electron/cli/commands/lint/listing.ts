import type { BlameFinding } from '../../../../shared/libs/blameless'

/**
 * A finding with its position in a file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive.
 */
export type Placed = {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
} & Pick<BlameFinding, 'kind' | 'text' | 'reason' | 'ask' | 'rewrite'>

/** Turns offsets of a text into lines and columns. */
export const createPositionLookup = (source: string): ((offset: number) => { line: number; column: number }) => {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** The widest part of a line that is shown around a finding. */
const widest = 100

/** The line of a finding with the words underlined, cut to the width of a screen. */
const underlined = (lines: readonly string[], finding: Placed): string[] => {
  const line = (lines[finding.line - 1] ?? '').replace(/\r$/, '')
  const from = finding.column - 1
  const to = finding.endLine === finding.line ? finding.endColumn - 1 : line.length
  const cut = Math.max(0, Math.min(from - 30, line.length - widest))
  const shown = line.slice(cut, cut + widest)
  const mark = '^'.repeat(Math.max(1, Math.min(to - cut, shown.length) - (from - cut)))
  const indent = shown.slice(0, from - cut).replace(/[^\t]/g, ' ')
  return [`  ${cut > 0 ? '…' : ' '}${shown}${cut + widest < line.length ? '…' : ''}`, `   ${indent}${mark}`]
}

/** Formats one finding for people. */
export const describe = (lines: readonly string[], finding: Placed): string => {
  const { file, line, column, kind, reason, ask, rewrite } = finding
  const output = [
    `${file}:${line}:${column} ${kind}`,
    ...underlined(lines, finding),
    `    ${reason}`,
    `    Ask: ${ask}`,
  ]
  return `${[...output, ...(rewrite === undefined ? [] : [`    Instead: ${rewrite}`])].join('\n')}\n`
}
