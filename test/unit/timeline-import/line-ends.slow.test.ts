import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

const folder = join(import.meta.dirname, 'fixtures')
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))

describe('files as people and tools write them', () => {
  it.each(names)('%s reads the same with CRLF', (name) => {
    const bytes = read(name)
    if (bytes.includes(0) || bytes.includes(13)) return expect(bytes.length).toBeGreaterThan(0)
    const crlf = new Uint8Array([...bytes].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])))
    expect(importTimeline(crlf, { fileName: name })).toEqual(importTimeline(bytes, { fileName: name }))
  })
})
