import { describe, expect, it } from 'vitest'
import { findLineStarts, readExcerpt } from '../../../renderer/import/excerpt'
import {
  chooseAll,
  chooseRow,
  extendTo,
  keepShown,
  moveBy,
  nothingChosen,
  toggleRow,
} from '../../../renderer/import/selection'

const ids = ['a', 'b', 'c', 'd']
const chosen = ({ chosen: set }: { chosen: ReadonlySet<string> }) => [...set].join('')

describe('choosing rows', () => {
  it('walks from row to row and stays at the ends', () => {
    expect(moveBy(ids, nothingChosen, 1, false).focus).toBe('a')
    expect(moveBy(ids, chooseRow('c'), 5, false).focus).toBe('d')
    expect(moveBy(ids, chooseRow('b'), -5, false).focus).toBe('a')
    expect(moveBy([], nothingChosen, 1, false)).toEqual(nothingChosen)
  })

  it('extends from where it began, in both directions', () => {
    const down = moveBy(ids, moveBy(ids, chooseRow('b'), 1, true), 1, true)
    expect([chosen(down), down.focus]).toEqual(['bcd', 'd'])
    const up = extendTo(ids, down, 'a')
    expect([chosen(up), up.focus]).toEqual(['ab', 'a'])
    expect(chosen(chooseAll(ids, up))).toBe('abcd')
  })

  it('adds and takes out single rows', () => {
    expect(chosen(toggleRow(toggleRow(chooseRow('a'), 'c'), 'a'))).toBe('c')
  })

  it('goes to the nearest row if its own is no longer shown', () => {
    expect(keepShown(ids, ['a', 'd'], chooseRow('b'))).toMatchObject({ focus: 'd' })
    expect(keepShown(ids, ['a'], chooseRow('d'))).toMatchObject({ focus: 'a' })
    expect(keepShown(ids, [], chooseRow('d'))).toEqual(nothingChosen)
  })
})

describe('the lines around a row', () => {
  it('are those of its source, with its words marked', () => {
    const text = Array.from({ length: 50 }, (_, line) => `14:${line} step ${line}\r`).join('\n')
    const lines = readExcerpt(text, findLineStarts(text), 20, 'step 19')
    expect(lines[0]?.number).toBe(12)
    expect(lines.find(({ isRow }) => isRow)).toEqual({
      number: 20,
      text: '14:19 step 19',
      isRow: true,
      marked: [6, 13],
    })
  })

  it('are cut around the words if a file is one long line', () => {
    const text = `[${Array.from({ length: 20_000 }, (_, row) => `{"text":"message ${row} of many"}`).join(',')}]`
    const [line] = readExcerpt(text, findLineStarts(text), 1, 'message 15000 of many')
    expect(line?.text.length).toBeLessThan(700)
    expect(line?.text.slice(...(line.marked ?? []))).toBe('message 15000 of many')
  })
})
