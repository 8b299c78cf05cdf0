const bullet = /^( {0,3})([-*+•]|\d{1,3}[.)]) +\S/
const fence = /^ {0,3}(?:`{3,}|~{3,})/

type Run = { from: number; to: number; indent: number; isUneven: boolean }

/** The lists of a text that have an item which is less indented than their first: where each begins and ends. */
const findRuns = (lines: string[]): Run[] => {
  const runs: Run[] = []
  let run: Run | undefined
  let isCode = false
  for (const [i, line] of lines.entries()) {
    if (fence.test(line)) isCode = !isCode
    const indent = isCode ? undefined : bullet.exec(line)?.[1]?.length
    if (indent === undefined) run = run && /^\S/.test(line) ? endOf(lines, i, run) : run
    else if (run) {
      run.to = i
      if (indent < run.indent) run.isUneven = true
    } else {
      run = { from: i, to: i, indent, isUneven: false }
      runs.push(run)
    }
  }
  return runs.filter(({ isUneven }) => isUneven)
}

/** Text that is not indented ends a list, unless it continues the line above. */
const endOf = (lines: string[], i: number, run: Run): Run | undefined =>
  lines[i - 1]?.trim() === '' || /^#{1,6} /.test(lines[i] ?? '') ? undefined : run

/**
 * Lists that begin with indented items and go on with items at the start of the line, as people type them, with all of
 * these at the start of the line: they are equal. Line numbers stay.
 */
export const levelLists = (text: string): string => {
  if (!/^ {1,3}(?:[-*+•]|\d{1,3}[.)]) /m.test(text)) return text
  const lines = text.split('\n')
  for (const { from, to, indent } of findRuns(lines))
    for (let i = from; i <= to; i++) {
      const own = bullet.exec(lines[i] ?? '')?.[1]?.length
      if (own !== undefined && own <= indent) lines[i] = lines[i]?.trimStart() ?? ''
    }
  return lines.join('\n')
}
