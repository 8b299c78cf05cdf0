import type { RowSource, SectionTarget } from '../../../../shared/import'
import type { ImportResult } from '../../../../shared/libs/timeline-import'
import { countText } from '../../../../shared/meeting/format'
import type { Io } from '../../command'
import type { ReadInputs } from './read'
import type { Written } from './write'

/** What one source holds, as people read it. */
export const formatResult = ({ title, events, warnings }: ImportResult): string => {
  const rows = events.map(({ at, local, approximate, text, bot, duplicateOf }) => {
    const marks = [approximate ? 'about' : '', bot ? 'bot' : '', duplicateOf === undefined ? '' : 'again']
      .filter((mark) => mark !== '')
      .join(', ')
    return `${(at ?? `${local ?? 'no time'} (no zone)`).padEnd(25)} ${text.split('\n')[0] ?? ''}${marks === '' ? '' : ` (${marks})`}`
  })
  const notes = warnings.map(({ line, message }) => `  ${line === 0 ? 'file' : `line ${line}`}: ${message}`)
  return [
    title ?? 'No title',
    countText(events.length, 'event'),
    ...rows,
    ...(notes.length > 0 ? ['', 'Look at:', ...notes] : []),
    '',
  ].join('\n')
}

/** What several sources hold. */
export const formatResults = (sources: readonly RowSource[]): string =>
  sources.map(({ name, result }) => `${name}\n${formatResult(result)}`).join('\n')

/** The JSON of several sources, with what was not read. */
export const toJson = ({ sources, refused }: ReadInputs): object => ({
  sources: sources.map(({ name, result }) => ({ name, ...result })),
  refused: refused.map(({ name, message }) => ({ name, message })),
})

/** Says what was not read and why. */
export const printRefused = ({ refused }: ReadInputs, io: Io): void => {
  for (const { name, message } of refused) io.stderr(`${name}: ${message}`)
}

const textNames: Partial<Record<SectionTarget, string>> = {
  summary: 'summary',
  rootCause: 'root cause',
  impactOnUsers: 'impact on users',
}

/** Says what was added to a document, and what was not. */
export const printSummary = ({ fileName, plan, summary }: Written, io: Io): void => {
  const { events, lessons, actions, texts } = summary
  const rows = plan.rows.filter(({ isSuggestion }) => !isSuggestion)
  const parts = [countText(events, 'event'), countText(lessons, 'lesson'), countText(actions, 'action'), ...texts]
  io.stderr(`Added to ${fileName}: ${parts.join(', ')}.`)
  const before = new Set(
    rows.flatMap(({ state, importKey }) => (state === 'imported' || state === 'removed' ? [importKey] : [])),
  ).size
  if (before > 0)
    io.stderr(`${countText(before, 'event')} ${before === 1 ? 'was' : 'were'} already there from an earlier import.`)
  for (const { event, source, state } of rows) {
    const where = plan.sources.length > 1 ? `${plan.sources[source]?.name ?? ''}, line` : 'Line'
    if (state === 'repeats')
      io.stderr(`${where} ${event.line} is already there in nearly the same words: ${event.text.slice(0, 80)}`)
  }
  const fresh = rows.filter(({ state }) => state === 'new').length
  if (fresh > events) io.stderr(`Left out what bots wrote: ${fresh - events}. Add it with --bots.`)
  const kept = plan.sections.flatMap(({ state, target, section }) =>
    state === 'kept' ? (section?.title ?? textNames[target] ?? []) : [],
  )
  if (kept.length > 0)
    io.stderr(`The document already has text for ${[...new Set(kept)].join(', ')}. That was not changed.`)
}
