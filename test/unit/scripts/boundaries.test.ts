import { describe, expect, it } from 'vitest'
import { findViolations, importCycles, importViolation } from '../../../scripts/boundaries.mjs'

describe('imports that keep within their boundaries', () => {
  it.each([
    ['shared/crdt/index.ts', 'yjs'],
    ['shared/crdt/index.ts', 'lib0/decoding'],
    ['shared/protocol/invite.ts', '@noble/hashes/hkdf.js'],
    ['shared/stages/index.ts', './timeline'],
    ['shared/stages/timeline/index.ts', './model'],
    ['shared/stages/timeline/index.ts', '../contract'],
    ['shared/meeting/agenda/index.ts', '../../crdt'],
    ['shared/document/summary.ts', '../stages'],
    ['shared/meeting/capture/due.ts', '../../libs/time'],
    ['shared/import/apply.ts', '../stages/timeline/model'],
    ['electron/host/app/sharing.ts', '../http/listen'],
    ['electron/host/store/index.ts', '../limits'],
    ['electron/main.ts', 'electron'],
    ['electron/windows/meeting.ts', 'electron'],
    ['electron/host/start.ts', 'node:http'],
    ['electron/cli/commands/export.ts', '../../../shared/stages/timeline'],
    ['renderer/stages/timeline/TimelineStage.tsx', '../../../shared/stages/timeline'],
    ['renderer/stages/index.ts', './timeline/TimelineStage'],
    ['renderer/screens/meeting/Meeting.tsx', '../../stages'],
    ['renderer/screens/meeting/Meeting.tsx', '../../../shared/stages'],
    ['renderer/screens/meeting/Meeting.tsx', '../../../shared/stages/contract'],
    ['renderer/screens/meeting/Meeting.tsx', './meeting.module.css'],
  ])('%s may import %s', (file, specifier) => {
    expect(importViolation(file, specifier)).toBeUndefined()
  })
})

describe('imports across a boundary', () => {
  it.each([
    ['shared/crdt/index.ts', 'node:fs', /Node/],
    ['shared/crdt/index.ts', 'react', /package react/],
    ['shared/crdt/index.ts', '../../electron/host/start', /electron\/host/],
    ['shared/crdt/index.ts', '../../renderer/theme', /renderer/],
    ['shared/document/report/index.ts', '../../stages/timeline', /registry/],
    ['shared/document/json.ts', '../import', /shared\/document may not import shared\/import/],
    ['shared/crdt/index.ts', '../meeting/agenda', /shared\/crdt may not import shared\/meeting/],
    ['shared/meeting/agenda/index.ts', '../../stages', /shared\/meeting may not import shared\/stages/],
    ['shared/libs/time/zones.ts', '../../crdt', /shared\/libs may not import shared\/crdt/],
    ['shared/meeting/capture/due.ts', '../../libs/time/zones', /through its index/],
    ['electron/host/store/index.ts', '../app/calls', /store may not import electron\/host\/app/],
    ['shared/stages/fishbone/index.ts', '../timeline/model', /stage fishbone may not import the stage timeline/],
    ['renderer/stages/fishbone/FishboneStage.tsx', '../timeline/Row', /may not import the stage timeline/],
    ['renderer/stages/fishbone/FishboneStage.tsx', '../../../shared/stages/timeline', /may not import the stage/],
    ['renderer/screens/meeting/Meeting.tsx', '../../stages/timeline/TimelineStage', /registry/],
    ['renderer/components/Capture.tsx', '../../shared/stages/timeline/model', /registry/],
    ['renderer/session/index.ts', '../../electron/host/start', /electron\/host/],
    ['renderer/session/index.ts', 'node:crypto', /Node/],
    ['renderer/session/index.ts', 'electron', /only electron\/main/],
    ['electron/windows/meeting.ts', '../../renderer/platform', /renderer/],
    ['electron/host/start.ts', 'electron', /only electron\/main/],
    ['electron/host/start.ts', '../windows/meeting', /may not import electron\/windows/],
    ['electron/cli/index.ts', '../main', /may not import electron\/main/],
    ['electron/host/start.ts', 'zustand', /page's package/],
  ])('%s may not import %s', (file, specifier, reason) => {
    expect(importViolation(file, specifier)).toMatch(reason)
  })
})

describe('a type from another folder of the host', () => {
  it('may be imported', () => {
    expect(importViolation('electron/host/store/index.ts', '../app/calls', true)).toBeUndefined()
    const source = `import type { Calls } from '../app/calls'`
    expect(findViolations('electron/host/store/index.ts', source)).toEqual([])
  })
})

describe('files that import each other', () => {
  it('are found, however long the cycle is', () => {
    const sources = new Map([
      ['shared/a.ts', `import { b } from './b'`],
      ['shared/b.ts', `export * from './c'`],
      ['shared/c.ts', `import { a } from './a'`],
    ])
    expect(importCycles(sources)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/c.ts', 'shared/a.ts']])
  })

  it('are allowed if the import is type-only or dynamic', () => {
    const sources = new Map([
      ['shared/a.ts', `import type { B } from './b'\nexport const lazyWithPreload = () => import('./b')`],
      ['shared/b.ts', `import { a } from './a'`],
    ])
    expect(importCycles(sources)).toEqual([])
  })
})

describe('a source file', () => {
  const texts = (file: string, source: string) =>
    findViolations(file, source).map(({ line, text }) => `${line}: ${text}`)

  it('is searched for every form of import', () => {
    const source = `import { a } from 'node:fs'
import type { B } from 'node:path'
export { c } from 'node:os'
export * from 'node:net'
const d = await import('node:tls')
type E = import('node:dns').LookupAddress
import 'node:http'`
    expect(findViolations('shared/meeting/clock/index.ts', source).map(({ line }) => line)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ])
  })

  it('may have a comment or a string that looks like an import', () => {
    const source = `// import fs from 'node:fs'\n/* import('electron') */\nexport const help = "import x from 'electron'"`
    expect(findViolations('shared/meeting/clock/index.ts', source)).toEqual([])
  })

  it('may contain a stage id only in the stage’s folder and in the registry', () => {
    const source = `export const id = 'five-whys'`
    expect(texts('renderer/screens/meeting/Meeting.tsx', source)).toEqual([
      "1: the stage id 'five-whys' is written outside its folder and the registry",
    ])
    expect(texts('shared/stages/fishbone/index.ts', source)).toHaveLength(1)
    expect(texts('shared/stages/five-whys/index.ts', source)).toEqual([])
    expect(texts('renderer/stages/five-whys/Chain.tsx', source)).toEqual([])
    expect(texts('shared/stages/index.ts', source)).toEqual([])
  })

  it('is searched for stage ids in types, attributes and templates too', () => {
    const source = `type A = 'impact'\nexport const b = <p title="timeline">{\`actions\`}</p>`
    expect(findViolations('renderer/components/Card.tsx', source).map(({ line }) => line)).toEqual([1, 2, 2])
  })

  it('may use a property of a type that has the name of a stage', () => {
    expect(findViolations('renderer/components/Card.tsx', `type A = Entry['actions'][number]`)).toEqual([])
  })

  it('may contain a stage id as part of a longer string', () => {
    expect(
      findViolations('renderer/components/Card.tsx', `export const a = 'timeline.events, impact and actions'`),
    ).toEqual([])
  })

  it('that cannot be parsed is reported', () => {
    expect(texts('shared/meeting/clock/index.ts', 'const = 1')[0]).toMatch(/can't be read/)
  })
})
