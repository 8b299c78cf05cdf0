import { expect } from 'vitest'
import { untilAsserted } from '../../support/until'
import { programIn } from './support'

/** What a process of `shell.ts` reports, one line each. */
type Report = {
  code?: string
  sentence?: string
  address?: string
  state?: string
  text?: string
  isOpen?: boolean
  flushed?: string
}

export const readReports = (lines: readonly string[]): Report[] => lines.map((line) => JSON.parse(line))

export const untilReported = (lines: readonly string[], what: Report): Promise<void> =>
  untilAsserted(() => expect(readReports(lines)).toContainEqual(expect.objectContaining(what)))

/** Starts processes that open a folder; `begin` also waits until it is open. */
export const shellProcesses = () => {
  const { start } = programIn('./shell.ts')
  const begin = async (...args: string[]) => {
    const other = start(...args)
    await untilReported(other.lines, { isOpen: true })
    return { ...other, writeLine: (line: string) => void other.child.stdin.write(`${line}\n`) }
  }
  return { start, begin }
}
