import { describe, expect, it } from 'vitest'
import { collectDropped } from '../../../renderer/import/collect-files'

type Entry = { fullPath: string; isDirectory: boolean }

/** As a browser gives a file; `size` may be claimed, since it decides whether the bytes are read. */
const file = (fullPath: string, size = 1) => ({
  fullPath,
  isDirectory: false,
  file: (onFile: (file: object) => void) => onFile({ size, arrayBuffer: async () => new ArrayBuffer(1) }),
})

/** A folder, of which a browser lists 100 entries at a time. */
const folder = (fullPath: string, entries: readonly Entry[]) => ({
  fullPath,
  isDirectory: true,
  createReader: () => {
    let at = 0
    return {
      readEntries: (onPart: (part: readonly Entry[]) => void) => {
        at += 100
        onPart(entries.slice(at - 100, at))
      },
    }
  },
})

const locked = (fullPath: string) => ({
  fullPath,
  isDirectory: true,
  createReader: () => ({ readEntries: (_: unknown, onError: (error: Error) => void) => onError(new Error('denied')) }),
})

/** What is collected of dropped entries, the rest by name and code. */
const drop = async (...entries: Entry[]) => {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }))
  const { files, unreadable } = await collectDropped({ items, files: [] } as unknown as DataTransfer)
  return { files: files.map(({ name }) => name), unreadable: unreadable.map(({ name, code }) => [name, code]) }
}

describe('a dropped folder', () => {
  it('gives all files below it, each with its path', async () => {
    const many = Array.from({ length: 250 }, (_, index) => file(`/export/general/${index}.json`))
    const { files, unreadable } = await drop(
      folder('/export', [file('/export/a.txt'), folder('/export/general', many)]),
    )
    expect(files).toHaveLength(251)
    expect(files.slice(0, 2)).toEqual(['export/a.txt', 'export/general/0.json'])
    expect(unreadable).toEqual([])
  })

  it('is named if it can’t be listed, beside what can be read', async () => {
    expect(await drop(folder('/export', [file('/export/a.txt'), locked('/export/private')]))).toEqual({
      files: ['export/a.txt'],
      unreadable: [['export/private', 'unreadable']],
    })
  })

  it('is read only up to a size and a number of files, and the first file of the rest is named', async () => {
    const large = Array.from({ length: 6 }, (_, index) => file(`/dump/${index}.log`, 80_000_000))
    expect(await drop(folder('/dump', large))).toEqual({
      files: ['dump/0.log', 'dump/1.log', 'dump/2.log'],
      unreadable: [['dump/3.log', 'too-many']],
    })
    const many = Array.from({ length: 6_000 }, (_, index) => file(`/many/${index}.log`))
    const { files, unreadable } = await drop(folder('/many', many))
    expect(files).toHaveLength(5_000)
    expect(unreadable).toEqual([['many/5000.log', 'too-many']])
  })
})
