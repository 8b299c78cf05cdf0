import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { convertDocument, type ImportResult, importTimeline } from '../../../shared/libs/timeline-import'

const folder = join(import.meta.dirname, 'fixtures')
const expectations = '.expected.json'
const files = readdirSync(folder)
const names = files.filter((name) => !name.endsWith(expectations))
/** The result as far as expectations describe it; the rest has tests of its own. */
const describeResult = ({ title, events, sections, warnings }: ImportResult) => ({
  ...(title === undefined ? {} : { title }),
  events: events.map(({ wall: _wall, zone: _zone, ...event }) => event),
  sections,
  warnings,
})
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))

describe('files as people and tools write them', () => {
  it('have an expectation each, and every expectation has its file', () =>
    expect(files.filter((name) => name.endsWith(expectations))).toEqual(names.map((name) => `${name}${expectations}`)))

  it.each(names)('%s is read as expected', async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, `${name}${expectations}`), 'utf8'))
    expect(describeResult(importTimeline(await convertDocument(read(name)), { fileName: name }))).toEqual(expected)
  })
})
