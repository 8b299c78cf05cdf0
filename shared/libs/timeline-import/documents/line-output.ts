import type { Line } from '../lines'
import { type TextRow, tableLines } from './markdown-table'

/** Collects the Markdown of a document that is read line by line; every line keeps its number in the file. */
export const createOutput = () => {
  const lines: Line[] = []
  const add = (text: string, line: number): void => void lines.push({ text, line })
  /** Adds a block of one or more lines with blank lines around it. */
  const addBlock = (texts: string[], line: number): void => {
    for (const [i, text] of ['', ...texts].entries()) add(text, line + Math.max(0, i - 1))
    add('', line + texts.length - 1)
  }
  return {
    lines,
    add,
    addBlock,
    addHeading: (depth: number, title: string, line: number): void =>
      addBlock([`${'#'.repeat(Math.max(1, Math.min(6, depth)))} ${title.trim()}`], line),
    /** An item of a list; items of one list need no blank lines between them. */
    addItem: (level: number, text: string, line: number): void => {
      const last = lines.at(-1)
      if (last && last.text !== '' && !/^ *- /.test(last.text) && level === 1) add('', line)
      add(`${'  '.repeat(Math.max(0, Math.min(11, level - 1)))}- ${text.trim()}`, line)
    },
    addCode: (texts: string[], line: number): void => {
      if (texts.every((text) => text.trim() === '')) return
      const fence = texts.some((text) => text.includes('```')) ? '~~~~' : '```'
      add('', line)
      add(fence, line)
      for (const [i, text] of texts.entries()) add(text, line + i)
      add(fence, line + texts.length - 1)
      add('', line + texts.length - 1)
    },
    addTable: (rows: TextRow[]): void => {
      if (rows.length === 0) return
      add('', rows[0]?.line ?? 1)
      for (const line of tableLines(rows)) lines.push(line)
    },
    addTerm: (term: string, definition: string, line: number): void =>
      addBlock([`**${term.trim()}:** ${definition.trim()}`.trimEnd()], line),
  }
}

/** The title and date of a document as front matter, on the line of the file where they were found. */
export const frontMatterLines = (values: Record<string, string | undefined>, line = 1): Line[] => {
  const filled = Object.entries(values).filter(([, value]) => value?.trim())
  return filled.length === 0
    ? []
    : ['---', ...filled.map(([key, value]) => `${key}: ${value?.trim()}`), '---', ''].map((text) => ({ text, line }))
}

/** Bold words in the markup of Markdown where they begin a line as a label or a time, and without markup elsewhere. */
export const boldLabels = (text: string, bold: RegExp): string =>
  text.replace(bold, (source, ...groups: unknown[]) => {
    const words = String(groups[0])
    const at = groups.find((group) => typeof group === 'number') ?? 0
    const before = text.slice(0, at).trim()
    const after = text.slice(at + source.length)
    const isLabel = /:$/.test(words) || /^\s*[:–—-]/.test(after) || after.trim() === '' || /^[~\d]/.test(words)
    return /^(?:[-*+]|\d+[.)])?$/.test(before) && isLabel ? `**${words}**` : words
  })
