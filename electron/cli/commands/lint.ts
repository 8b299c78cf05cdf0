import { findBlame } from '../../../shared/libs/blameless'
import { type Command, CommandError, type Io } from '../command'
import { readInput } from '../input'
import { createPositionLookup, describe, type Placed } from './lint/listing'
import { readTexts } from './lint/texts'

const usage = `debrief lint [--json] [--lines] [--people FILE] FILE…|-

Finds wording that blames people, in Markdown (.md), plain text and Debrief documents (.debrief.json).
With - it reads Markdown from standard input. Every finding comes with a question about the system to ask instead.

  --json          print an array of {file, line, column, endLine, endColumn, kind, text, reason, ask, rewrite?};
                  lines and columns count from 1, columns in UTF-16 units, the end is exclusive
  --lines         treat every line as a separate text
  --people FILE   names of people, one per line

Exit status: 0 nothing found, 1 findings, 2 an error.`

type Options = { json: boolean; lines: boolean; people?: string; files: string[] }

const parse = (args: string[]): Options => {
  const options: Options = { json: false, lines: false, files: [] }
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? ''
    if (arg === '--json') options.json = true
    else if (arg === '--lines') options.lines = true
    else if (arg === '--people') {
      i += 1
      options.people = args[i]
      if (options.people === undefined) throw new CommandError('--people needs the name of a file.')
    } else if (arg === '--') {
      options.files.push(...args.slice(i + 1))
      break
    } else if (arg.startsWith('-') && arg !== '-') throw new CommandError(`there is no option "${arg}".`)
    else options.files.push(arg)
  }
  if (options.files.length === 0) throw new CommandError('name a file, or - for standard input.')
  return options
}

/** A postmortem has about 50 kB; this much is checked in about ten seconds. */
const MAX_LINT_BYTES = 10_000_000

const decode = (bytes: Uint8Array, file: string): string => {
  if (bytes.subarray(0, 4_096).includes(0)) throw new CommandError(`${file} is not a text file.`)
  return new TextDecoder().decode(bytes)
}

const read = async (file: string, io: Io): Promise<string> =>
  decode(await readInput(file, io, MAX_LINT_BYTES), file === '-' ? 'standard input' : file)

const namesFrom = async (file: string | undefined, io: Io): Promise<string[]> => {
  if (file === undefined) return []
  const lines = (await read(file, io)).split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '')
}

const check = (source: string, file: string, byLine: boolean, people: readonly string[]): Placed[] => {
  const contents = readTexts(source, file, byLine)
  const findPosition = createPositionLookup(source)
  const names = [...people, ...contents.people]
  return contents.texts.flatMap(({ text, isMarkdown, isAnswered, toOffset }) =>
    findBlame(text, { people: names, markdown: isMarkdown, answered: isAnswered }).map((finding): Placed => {
      const from = findPosition(toOffset(finding.start))
      const to = findPosition(toOffset(finding.end - 1) + 1)
      const { kind, reason, ask, rewrite } = finding
      const location = { file, ...from, endLine: to.line, endColumn: to.column }
      return { ...location, kind, text: finding.text, reason, ask, ...(rewrite === undefined ? {} : { rewrite }) }
    }),
  )
}

const run = async (args: string[], io: Io): Promise<number> => {
  const options = parse(args)
  const people = await namesFrom(options.people, io)
  const found: Placed[] = []
  for (const file of options.files) {
    const source = await read(file, io)
    const findings = check(source, file, options.lines, people)
    const lines = source.split('\n')
    if (!options.json && findings.length > 0) io.stdout(`${findings.map((one) => describe(lines, one)).join('\n')}\n`)
    found.push(...findings)
  }
  if (options.json) io.stdout(`${JSON.stringify(found, null, 2)}\n`)
  else io.stdout(found.length === 0 ? 'Nothing found.\n' : `${found.length} found.\n`)
  return found.length > 0 ? 1 : 0
}

/** `debrief lint`: the language check for files and pipes. */
export const command: Command = { summary: 'finds wording that blames people', usage, run }
