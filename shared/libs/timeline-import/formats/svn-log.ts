import { readTime } from '../../time'
import { endsStep } from '../run-steps'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** `r4711 | mira | 2024-06-01 10:00:00 +0200 (Sat, 01 Jun 2024) | 1 line` */
const revision =
  /^r(\d{1,9}) \| ([^|]{1,80}) \| (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}) [^|]{0,80}\| \d{1,6} lines?$/
const rule = /^-{50,90}$/

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const lines = text.split('\n')
  for (let i = 0; i < lines.length; ) {
    const [, number = '', who = '', date = ''] = revision.exec(lines[i] ?? '') ?? []
    const line = i + 1
    i += 1
    if (endsStep(i)) yield
    if (number === '') {
      const skipped = lines[line - 1] ?? ''
      if (skipped.trim() !== '' && !rule.test(skipped))
        draft.warnings.push({ line, message: 'This line belongs to no revision.', skipped })
      continue
    }
    const message: string[] = []
    for (; i < lines.length && !rule.test(lines[i] ?? ''); i++) message.push(lines[i] ?? '')
    const words = message.join('\n').trim()
    const time = readTime(date)?.value
    if (!time) draft.warnings.push({ line, message: `The revision r${number} has no readable date.` })
    else
      draft.entries.push({
        line,
        time,
        text: `${words === '' ? 'Commit' : words} (r${number})`,
        source: 'svn',
        kind: 'action',
        run: line,
        who: who.trim(),
      })
  }
  return draft
}

/** The output of `svn log`. */
export const svnLog: Format = {
  id: 'svn-log',
  title: 'svn log',
  detect: ({ text, json }) =>
    json === undefined &&
    text
      .slice(0, 4000)
      .split('\n')
      .some((line, i, all) => revision.test(line) && rule.test(all[i - 1] ?? ''))
      ? 0.95
      : 0,
  read,
}
