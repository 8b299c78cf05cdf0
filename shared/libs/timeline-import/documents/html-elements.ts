import { kindOfTitle } from '../markdown/headings'
import { boldness, checkboxOf, instantOf, levelOf, timeInTitle, withCheckbox } from './html-attributes'
import { blocks, boundaries, impliedEnds, paragraphs, tableParts } from './html-element-kinds'
import { toAddress, toLink } from './links'
import type { MarkdownWriter } from './markdown-writer'
import type { Attributes } from './markup-tokens'

/** An open element, and what its end does. */
type OpenElement = { name: string; level?: number | undefined; close?: () => void }

const MAX_OPEN_ELEMENTS = 200

const toNumber = (value: string | undefined): number => Number.parseInt(value ?? '1', 10)

/** Turns the elements of a page into calls of a writer. Any order of tags is read; end tags may be missing. */
export const createElements = (writer: MarkdownWriter, boldClasses: Set<string>) => {
  const stack: OpenElement[] = []
  let boldCount = 0
  let preformatted: string | undefined
  /** The instant that replaces the words of the open `time` element. */
  let instant: string | undefined
  let taskStatus: string | undefined
  /** Who has to do the open task of Confluence, and until when: they stand among its words. */
  let task: { owner?: string; due?: string } | undefined
  let isAfterTerm = false
  let hasComments = false
  let lastLevel = -1

  const pop = (count: number): void => {
    for (let i = 0; i < count; i++) stack.pop()?.close?.()
  }

  const closeOpen = (names: string[], isBoundary: (name: string) => boolean): void => {
    for (let i = stack.length - 1; i >= 0; i--) {
      const name = stack[i]?.name ?? ''
      if (names.includes(name)) {
        pop(stack.length - i)
        return
      }
      if (isBoundary(name)) return
    }
  }

  const closeImplied = (name: string): void => {
    const implied = impliedEnds.get(name)
    if (!implied) return
    for (let height = -1; height !== stack.length; ) {
      height = stack.length
      closeOpen(implied.ends, (open) => implied.boundary.includes(open))
    }
  }

  const openBold = (): (() => void) => {
    boldCount += 1
    return () => {
      boldCount -= 1
    }
  }

  const withoutBold = (): (() => void) => {
    const outer = boldCount
    boldCount = 0
    return () => {
      boldCount = outer
    }
  }

  const wrap = (change: (words: string) => string): (() => void) => {
    const start = writer.mark()
    return () => writer.wrapFrom(start, change)
  }

  const isList = ({ name }: OpenElement): boolean => name === 'ul' || name === 'ol'

  const openItem = (attributes: Attributes, list: OpenElement | undefined, stated?: number): (() => void) => {
    const level = stated ?? list?.level ?? stack.filter(isList).length - 1
    const ancestors = Math.min(level, lastLevel + 1) - stack.filter(({ name }) => name === 'li').length
    lastLevel = Math.min(level, lastLevel + 1)
    const close = writer.openItem(list?.name === 'ol' ? '1. ' : '- ', Math.max(0, ancestors))
    if (/^(?:checked|done)$/.test(attributes.get('class') ?? '')) writer.addText('[x] ')
    else if (attributes.has('data-inline-task-id')) writer.addText('[ ] ')
    return close
  }

  const openTask = (closeItem: () => void): (() => void) => {
    const outer = task
    task = {}
    return () => {
      for (const [label, value] of Object.entries(task ?? {})) {
        writer.breakLine()
        writer.addText(`${label}: ${value}`)
      }
      task = outer
      closeItem()
    }
  }

  /** Takes what is written from here on out of the words of the open task. */
  const takeField = (field: 'owner' | 'due', stated?: string): (() => void) => {
    const start = writer.mark()
    return () => {
      const words = writer.wordsSince(start).trim()
      if (task && !task[field] && (stated || words)) task[field] = stated || words
      writer.wrapFrom(start, () => '')
    }
  }

  /** A term and its definition are one paragraph that begins with a bold label, unless the term is the title of a section. */
  const openTerm = (): (() => void) => {
    const bold = openBold()
    const start = writer.mark()
    return () => {
      isAfterTerm = kindOfTitle(writer.wordsSince(start)) === undefined
      if (!isAfterTerm) writer.endBlock()
      else if (!writer.isAtStart()) writer.addText(': ', true)
      bold()
    }
  }

  /** Comments of Google Docs stand at the end of the page; their marks in the text are dropped. */
  const openAnchor = (href: string): (() => void) | undefined => {
    if (href.startsWith('#cmnt_ref') && !hasComments) {
      hasComments = true
      writer.openHeading(2)
      writer.addText('Comments')
      writer.endBlock()
    }
    if (href.startsWith('#cmnt')) return wrap(() => '')
    const address = toAddress(href)
    return address
      ? wrap((words) => (/^\d{1,2}[:.]\d{2}(?: ?[AP]M)?$/i.test(words) ? words : toLink(words, address)))
      : undefined
  }

  /** What an element does; the result is what its end does. */
  const begin = (name: string, attributes: Attributes): (() => void) | undefined => {
    const heading = /^h([1-6])$/.exec(name)?.[1]
    if (!stack.some(isList) && levelOf(attributes) === undefined && paragraphs.has(name)) lastLevel = -1
    if (heading) {
      writer.openHeading(Number(heading))
      return writer.endBlock
    }
    switch (name) {
      case 'p':
      case 'div': {
        if (levelOf(attributes) !== undefined) return openItem(attributes, undefined, (levelOf(attributes) ?? 1) - 1)
        if (/(?:^|\s)(?:title|MsoTitle)(?:$|\s)/.test(attributes.get('class') ?? '')) writer.openHeading(1)
        return undefined
      }
      case 'li': {
        const closeItem = openItem(attributes, stack.findLast(isList))
        return attributes.has('data-inline-task-id') ? openTask(closeItem) : closeItem
      }
      case 'ac:task':
        return openTask(openItem(attributes, undefined, 0))
      case 'dt':
        return openTerm()
      case 'blockquote':
        return writer.openQuote()
      case 'table':
        writer.openTable()
        return writer.closeTable
      case 'tr':
        writer.openRow(stack.at(-1)?.name === 'thead')
        return writer.closeCell
      case 'td':
      case 'th': {
        writer.openCell({
          isHeader: name === 'th',
          columns: toNumber(attributes.get('colspan')),
          rows: toNumber(attributes.get('rowspan')),
        })
        const bold = withoutBold()
        return () => {
          writer.closeCell()
          bold()
        }
      }
      case 'a':
        if (task && /\buser-mention\b/.test(attributes.get('class') ?? '')) return takeField('owner')
        return openAnchor(attributes.get('href') ?? '')
      case 'code':
      case 'kbd':
      case 'samp':
      case 'tt':
        return wrap((words) => (words.includes('`') ? words : `\`${words}\``))
      case 'del':
      case 's':
      case 'strike':
        return wrap((words) => `~~${words}~~`)
      case 'b':
      case 'strong':
        return boldness(attributes, boldClasses) === false ? undefined : openBold()
      case 'summary':
        return openBold()
      case 'span':
      case 'abbr': {
        const told = timeInTitle(attributes)
        if (told === undefined || instant !== undefined)
          return boldness(attributes, boldClasses) ? openBold() : undefined
        instant = told
        return () => {
          instant = undefined
          writer.addText(told, boldCount > 0)
        }
      }
      case 'time':
      case 'relative-time':
      case 'time-ago':
      case 'local-time': {
        if (task && attributes.has('datetime')) return takeField('due', attributes.get('datetime'))
        instant = instantOf(attributes)
        const start = writer.mark()
        return () => {
          const words = instant ?? (writer.isAtMark(start) ? attributes.get('datetime') : undefined)
          instant = undefined
          if (words) writer.addText(words, boldCount > 0)
        }
      }
      case 'ac:task-status':
        taskStatus = ''
        return () => {
          writer.addText(taskStatus?.trim() === 'complete' ? '[x] ' : '[ ] ')
          taskStatus = undefined
        }
      default:
        return boldness(attributes, boldClasses) ? openBold() : undefined
    }
  }

  const openPreformatted = (): (() => void) => {
    preformatted = ''
    return () => {
      writer.writeCode(preformatted ?? '')
      preformatted = undefined
    }
  }

  const addVoid = (name: string, attributes: Attributes): void => {
    if (name === 'br') {
      if (preformatted === undefined) writer.breakLine()
      else preformatted += '\n'
    } else if (name === 'hr') writer.endBlock()
    else if (name === 'img' && /emoji|emoticon/i.test(`${attributes.get('class')}${attributes.get('src')}`))
      writer.addText(attributes.get('alt') ?? '')
    else if (name === 'time' && task) task.due ??= attributes.get('datetime') ?? ''
    else if (name === 'time') writer.addText(attributes.get('datetime') ?? '', boldCount > 0)
    else if (name === 'ac:emoticon') writer.addText(attributes.get('ac:emoji-fallback') ?? '')
  }

  const open = (name: string, attributes: Attributes, isVoid: boolean): void => {
    if (preformatted !== undefined && !isVoid) {
      stack.push({ name })
      return
    }
    const checkbox = checkboxOf(name, attributes)
    if (checkbox && (writer.isAtStart() || name === 'input')) writer.addText(checkbox)
    if (isVoid) {
      addVoid(name, attributes)
      return
    }
    closeImplied(name)
    if (blocks.has(name) && !(name === 'dd' && isAfterTerm)) writer.endBlock()
    isAfterTerm = false
    if (stack.length >= MAX_OPEN_ELEMENTS) return
    const isCode = name === 'pre' || name === 'ac:plain-text-body'
    const close = isCode ? openPreformatted() : begin(name, attributes)
    stack.push({
      name,
      level: name === 'ul' || name === 'ol' ? levelOf(attributes) : undefined,
      close: () => {
        if (blocks.has(name) && name !== 'dt') writer.endBlock()
        close?.()
      },
    })
  }

  const close = (name: string): void => closeOpen([name], (open) => boundaries.has(open) && !tableParts.has(name))

  /** Words that stand in a list outside of its items are an item. */
  const openMissingItem = (text: string): void => {
    const list = stack.at(-1)
    if (!list || !isList(list) || text.trim() === '') return
    stack.push({ name: 'li', close: openItem(new Map(), list) })
  }

  const addText = (text: string): void => {
    openMissingItem(text)
    if (preformatted !== undefined) preformatted += text
    else if (taskStatus !== undefined) taskStatus += text
    else if (instant === undefined) writer.addText(writer.isAtStart() ? withCheckbox(text) : text, boldCount > 0)
  }

  return { open, close, addText }
}
