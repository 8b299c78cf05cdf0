import { readFileSync } from 'node:fs'
import { readdir, readFile, rename } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Journal } from '../../../electron/host/store/journal'
import { listSegments, readSegments } from '../../../electron/host/store/journal-files'
import { decodeJournal, encodeFrame, type Frame, frameKind } from '../../../electron/host/store/journal-frames'
import { versionsToDrop } from '../../../electron/host/store/versions'
import { fc } from '../../support/fast-check'
import { untilAsserted } from '../../support/until'
import { setUpFolder } from './support'

const frame = fc.record({
  kind: fc.constantFrom(frameKind.update, frameKind.externalEdit),
  payload: fc.uint8Array({ maxLength: 40 }),
})
const bytesOf = (frames: Frame[]): Buffer => Buffer.concat(frames.map(encodeFrame))

describe('frames', () => {
  it('are decoded as they were encoded', () => {
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        expect(decodeJournal(bytesOf(frames))).toEqual({ frames, gaps: [], isTorn: false })
      }),
    )
  })

  it('truncated anywhere yield every complete frame', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 6 }), fc.nat(), (frames, where) => {
        const bytes = bytesOf(frames)
        const cut = where % bytes.length
        const whole = frames.filter((_, at) => bytesOf(frames.slice(0, at + 1)).length <= cut)
        const start = bytesOf(whole).length
        const isCutBetween = start === cut
        expect(decodeJournal(bytes.subarray(0, cut))).toEqual({
          frames: whole,
          gaps: isCutBetween ? [] : [{ start, end: cut }],
          isTorn: !isCutBetween,
        })
      }),
    )
  })

  it('with a flipped bit yield every other frame, and the position of the damage', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(7), (updates, where, bit) => {
        // As in a real journal, which starts with its header.
        const frames = [{ kind: frameKind.head, payload: new Uint8Array(20) }, ...updates]
        const bytes = bytesOf(frames)
        const at = where % bytes.length
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
        const hit = frames.findIndex((_, index) => bytesOf(frames.slice(0, index + 1)).length > at)
        const { frames: found, gaps, isTorn } = decodeJournal(bytes)
        expect(found).toEqual(frames.filter((_, index) => index !== hit))
        expect(gaps).toHaveLength(1)
        expect(isTorn).toBe(false)
      }),
    )
  })
})

describe('a journal', () => {
  const { current, inside } = setUpFolder()
  const open = () =>
    new Journal({
      id: 'abc',
      folder: inside('j'),
      firstNumber: 1,
      encodeBase: () => new Uint8Array(),
      onState: () => undefined,
    })
  const update = (text: string): Frame => ({ kind: frameKind.update, payload: new Uint8Array(Buffer.from(text)) })
  const read = async () => {
    const content = await readSegments(await listSegments(inside('j')))
    return content.frames.map(({ payload }) => Buffer.from(payload).toString())
  }

  it('has a frame in its file when `append` returns', async () => {
    const journal = open()
    journal.append(update('one'))
    expect(readFileSync(inside('j', 'abc.00000001.journal'), 'latin1')).toContain('one')
    expect(journal.state.isIdle).toBe(false)
    await journal.flushed()
    expect(journal.state.isIdle).toBe(true)
    await journal.close()
  })

  it('truncates what a save covers and nothing after it', async () => {
    const journal = open()
    journal.append(update('one'))
    await journal.flushed()
    const checkpoint = journal.checkpoint()
    journal.append(update('two'))
    await journal.truncate(checkpoint)
    journal.append(update('three'))
    await journal.flushed()
    expect(await read()).toEqual(['two', 'three'])
    await journal.truncate(journal.checkpoint())
    expect(await readdir(inside('j'))).toEqual([])
    await journal.close()
  })

  it('identifies its document', async () => {
    const journal = open()
    journal.append(update('one'))
    await journal.close()
    expect((await readSegments(await listSegments(inside('j')))).id).toBe('abc')
    expect(await readFile(inside('j', 'abc.00000001.journal'), 'latin1')).toContain('"id":"abc"')
  })

  it('whose folder is missing keeps its frames until the folder is back', async () => {
    await rename(current.path, `${current.path}-away`)
    const journal = open()
    journal.append(update('one'))
    journal.append(update('two'))
    expect(journal.state).toMatchObject({ isIdle: false, error: { code: 'ENOENT' } })
    await rename(`${current.path}-away`, current.path)
    await untilAsserted(() => expect(journal.state).toMatchObject({ isIdle: true, error: undefined }))
    expect(await read()).toEqual(['one', 'two'])
    await journal.close()
  })
})

describe('the versions that are kept', () => {
  const minute = 60_000

  it('are dense for recent times and sparse for earlier ones', () => {
    let kept: number[] = []
    const day = 24 * 60
    for (let time = 0; time <= 3 * day; time += 10) {
      kept.push(time * minute)
      const dropped = new Set(versionsToDrop(kept, time * minute))
      kept = kept.filter((each) => !dropped.has(each))
    }
    expect(kept).toHaveLength(5)
    expect(kept[0]).toBe(0)
    expect(kept.at(-1)).toBe(3 * day * minute)
    const gaps = kept.slice(1).map((time, at) => time - (kept[at] ?? 0))
    expect(gaps.at(-1)).toBeLessThan((gaps[0] ?? 0) / 4)
  })

  it('are all kept while there are few', () => {
    expect(versionsToDrop([1, 2, 3, 4, 5], 6)).toEqual([])
    expect(versionsToDrop([], 6)).toEqual([])
  })
})
