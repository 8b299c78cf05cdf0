import { markdown } from '../formats/markdown'
import type { Line } from '../lines'
import { parseFrontMatter } from '../markdown/front-matter'
import type { Draft, Format, ImportWarning, Input } from '../types'

/** A document as Markdown, with warnings about what is not part of that. */
export type ConvertedDocument = { text: string; warnings: ImportWarning[] }

type DocumentFormatSpec = {
  id: string
  title: string
  detect: (input: Input) => number
} & (
  | {
      /** The document as Markdown, each line with the line of the file that it was made of. */
      toLines: (text: string) => Line[]
    }
  | {
      /** The document as Markdown. Lines of the result are counted in it, as the file has none that people read. */
      toMarkdown: (input: Input) => Generator<undefined, ConvertedDocument>
    }
)

/** The front matter of a site in YAML, which pages in any notation may have, and the lines of what is below it. */
const withFrontMatter = (source: string, toLines: (text: string) => Line[]): Line[] => {
  const { body, lines: count } = parseFrontMatter(source)
  if (count === 0) return toLines(source)
  const own = source
    .split('\n')
    .slice(0, count)
    .map((text, i) => ({ text, line: i + 1 }))
  const lines = toLines(body)
  // The title and the date of the document itself stand in front matter that was made for them.
  const end = lines[0]?.text === '---' ? lines.findIndex(({ text }, i) => i > 0 && text === '---') : -1
  return [...own.slice(0, -1), ...lines.slice(1, Math.max(1, end)), ...own.slice(-1), ...lines.slice(end + 1)]
}

const withLines = (draft: Draft, lines: Line[]): Draft => {
  const toFileLine = (line: number): number => (line === 0 ? 0 : (lines[line - 1]?.line ?? line))
  const moved = <T extends { line: number }>(part: T): T => ({ ...part, line: toFileLine(part.line) })
  return {
    ...draft,
    entries: draft.entries.map(moved),
    suggestions: draft.suggestions.map(moved),
    warnings: draft.warnings.map(moved),
    ...(draft.zone ? { zone: moved(draft.zone) } : {}),
  }
}

/** An import format of documents that are turned into Markdown and read as such. */
export const documentFormat = ({ id, title, detect, ...converter }: DocumentFormatSpec): Format => ({
  id,
  title,
  detect,
  *read(input: Input): Generator<undefined, Draft> {
    const lines = 'toLines' in converter ? withFrontMatter(input.text, converter.toLines) : undefined
    yield
    const { text, warnings } =
      'toMarkdown' in converter
        ? yield* converter.toMarkdown(input)
        : { text: lines?.map((line) => line.text).join('\n') ?? '', warnings: [] }
    const draft = yield* markdown.read({ ...input, text })
    const named: Draft = {
      ...draft,
      entries: draft.entries.map((entry) => (entry.source === 'markdown' ? { ...entry, source: id } : entry)),
      suggestions: draft.suggestions.map((entry) => (entry.source === 'markdown' ? { ...entry, source: id } : entry)),
    }
    return lines ? withLines(named, lines) : { ...named, text, warnings: [...warnings, ...named.warnings] }
  },
})
