import { basename } from 'node:path'
import type { RowSource } from '../../../../shared/import'
import {
  ImportError,
  type ImportOptions,
  importTimeline,
  type ReadSource,
  readSources,
} from '../../../../shared/libs/timeline-import'
import { CommandError } from '../../command'
import { type Inputs, STANDARD_INPUT } from './inputs'

/** What was read: rows by source, and what was refused or left out. */
export type ReadInputs = { sources: RowSource[]; refused: Extract<ReadSource, { kind: 'refused' }>[] }

const optionsFor =
  (options: ImportOptions) =>
  (name: string): ImportOptions => ({
    ...options,
    ...(name === STANDARD_INPUT ? { fileName: undefined } : { fileName: basename(name) }),
  })

/** Reads the timelines of all inputs. A `.debrief.json` is read as any other postmortem. Throws `CommandError` for a bad option. */
export const readTimelines = async ({ files, refused }: Inputs, options: ImportOptions): Promise<ReadInputs> => {
  try {
    // An option that cannot be used is told once, and not for each file.
    importTimeline('', options)
    const read = await readSources(files, { optionsFor: optionsFor(options) })
    return {
      sources: read.flatMap((source): RowSource[] => {
        if (source.kind === 'rows') return [source]
        if (source.kind !== 'document') return []
        const text = new TextDecoder().decode(source.bytes)
        return [{ kind: 'rows', name: source.name, text, options, result: importTimeline(text, options) }]
      }),
      refused: [...read.filter((source) => source.kind === 'refused'), ...refused],
    }
  } catch (error) {
    if (error instanceof ImportError) throw new CommandError(error.message)
    throw error
  }
}
