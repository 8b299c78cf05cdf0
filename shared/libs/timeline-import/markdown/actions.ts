import { documentWords, either, fold, WORD_END, WORD_START } from '../../languages'
import { matchAt, readDate } from '../../time'
import { joinNonEmpty } from '../phrases'
import type { ImportedAction } from '../types'
import { type ActionFields, fieldOfName, readField, readStatus, splitFields } from './action-fields'
import type { Block, Item } from './blocks'
import { isPlaceholder, listPoints, unwrapLines } from './points'
import { isPrompt } from './prompts'
import { type Section, toSource } from './sections'

const dueLabel = `${WORD_START}${either(documentWords.map(({ actions }) => actions.due))}${WORD_END}\\s*(?:[:=]\\s*)?`
const dueLabels = new RegExp(dueLabel, 'gi')
const ownerLabel = new RegExp(
  `${WORD_START}${either(documentWords.map(({ actions }) => actions.owner))}\\s*[:=][\\s*]*`,
  'i',
)
const ownerName = new RegExp(
  `@?\\p{L}[\\p{L}\\p{N}._@/ -]{0,40}?(?=\\s*(?:[,;|()[\\]*.、]|$|${dueLabel}|\\s[-–—]))`,
  'iuy',
)
const quarter = /Q[1-4](?: \d{4})?/iy

/** The owner that a text names after a label (`owner: Ana`). */
const findOwner = (text: string): string | undefined => {
  const folded = fold(text)
  const label = ownerLabel.exec(folded)
  const from = label ? label.index + label[0].length : 0
  const name = label ? matchAt(ownerName, folded, from) : null
  return name ? text.slice(from, from + name[0].length) : undefined
}

/** The date that a text names after a label (`due March 1`, `期限：2024年3月1日`), as it is written. */
const findDue = (text: string): string | undefined => {
  const folded = fold(text)
  for (const label of folded.matchAll(dueLabels)) {
    const from = label.index + label[0].length
    const date = readDate(folded, from)
    const end = date?.value.month === undefined ? from + (matchAt(quarter, folded, from)?.[0].length ?? 0) : date.end
    const words = text.slice(from, end)
    // `by 3/4 of the team` names no date.
    if (/\p{L}|\d\D\d{1,2}\D\d/u.test(words)) return words
  }
  return undefined
}

const handle = /(?:^|[\s(])(@[A-Za-z0-9][\w.-]{1,38})(?![\w@.]*\/)/
const ticket =
  /\b([A-Z][A-Z0-9]{1,9}-\d{1,6})\b|(https?:\/\/[^\s)>\]]{5,200}?\/(?:issues|pull|merge_requests|browse|issue|pulls|task|T)\/?[\w-]*\d[\w-]*)|(?:^|[\s(])((?:[\w.-]+\/[\w.-]+)?#\d{1,6})\b|\b(b\/\d{5,})/

/** `TODO: …`, `[Done] …`, `✅ …`: the status, and the text without it. */
const statusPrefix =
  /^\s*(?:(\*\*|__|~~|)[[(]?(todo|to do|done|wip|in progress|complete[d]?|fixed|open|dropped|won['’]t (?:do|fix))[\])]?(?:\1[ \t]*[:–—-]|:[ \t]*\1|[\])]\1|(?<=[*_])\1(?=\s))|(✅|✔️?|☑️?|☒|☐|⬜|🚧|⏳|:white_check_mark:|:heavy_check_mark:))[ \t]*(?=\S)/iu
const statusSuffix = /[[(](done|complete[d]?|in progress|wip|fixed|merged|dropped|won['’]t (?:do|fix))[\])][.*_\s]*$/i

/** The owner, the due date and the ticket that the words of an action name. */
const fieldsInWords = (text: string): ActionFields => {
  const ticketId = ticket
    .exec(text.replace(/\b(?:UTF|SHA|ISO|RFC|CVE|HTTP|TLS|X|P|SEV)-\d+\b/g, ''))
    ?.slice(1)
    .find((part) => part !== undefined)
  const assignee = (findOwner(text) ?? handle.exec(text)?.[1])?.trim()
  const dueText = findDue(text)
  return {
    ...(assignee ? { owner: assignee } : {}),
    ...(dueText ? { due: dueText } : {}),
    ...(ticketId ? { ticket: ticketId } : {}),
  }
}

const fieldLabel = new RegExp(`^(?:${ownerLabel.source}|${dueLabel})`, 'i')

/** `Add a check (owner: Bo, due 2026-04-01)` without what the brackets at its end say of its fields. */
const withoutFieldsInBrackets = (text: string): string => {
  const opening = Math.max(text.lastIndexOf('('), text.lastIndexOf('['))
  const inner = /^[([]([^()[\]]{3,100})[)\]][.*_\s]{0,9}$/.exec(opening > 0 ? text.slice(opening) : '')?.[1]
  const isOnlyFields = inner?.split(/[,;]/).every((part) => fieldLabel.test(fold(part.trim())))
  return isOnlyFields ? withoutFieldsInBrackets(text.slice(0, opening).trimEnd()) : text
}

/** `TODO(Ines): …` */
const claimed = /^\s*TODO\(@?(\p{L}[\p{L}\p{N} ._-]{0,40})\)\s*:\s*/u

/** The action that a text describes, with the fields and the status found in it. */
const readAction = (source: string, given: ActionFields = {}): ImportedAction | undefined => {
  const box = /^\s*\[([ xX])\]\s+/.exec(source)
  const unboxed = source.slice(box?.[0].length ?? 0).trim()
  const claim = claimed.exec(unboxed)
  if (claim) return readAction(unboxed.slice(claim[0].length), { owner: claim[1] ?? '', status: 'open', ...given })
  const { words, fields } = splitFields(unboxed)
  const prefix = statusPrefix.exec(words)
  const text = words.slice(prefix?.[0].length ?? 0).trim()
  if (text === '' || isPlaceholder(text) || isPrompt(text)) return undefined
  const boxStatus = box && (box[1] === ' ' ? 'open' : 'done')
  const status = boxStatus ?? readStatus(prefix?.[2] ?? prefix?.[3] ?? statusSuffix.exec(text)?.[1] ?? '')
  return {
    text: withoutFieldsInBrackets(text),
    // Whoever writes the fields on lines of their own has no others in the words.
    ...(Object.keys(fields).length === 0 ? fieldsInWords(text) : fields),
    ...(status ? { status } : {}),
    ...given,
  }
}

/** Words of which titles of groups of actions consist: `Short term`, `P1`, `Monitoring improvements`. */
const groupTitle =
  /^(?:(?:(?:very )?(?:short|mid|medium|long|near)(?:er|est)?[- ]?term|immediate(?:ly)?|now|soon|later|next|future|urgent|critical|high(?:est)?|medium|low(?:est)?|priority|prio|p\d|sev\d|must|should|could|nice to have|have|process(?:es)?|technical|technology|people|documentation|docs|monitoring|alerting|observability|detection|prevention|prevent(?:ive|ative)?|detect(?:ive)?|mitigat(?:e|ion|ions|ive)|respon(?:d|se)|recovery|repair|testing|tests?|communications?|infrastructure|infra|engineering|product|operations|ops|training|tooling|tools?|security|code|reliability|other|misc(?:ellaneous)?|general|done|completed?|already|in progress|ongoing|open|todo|to do|planned|pending|dropped|actions?|items?|tasks?|measures?|improvements?|follow[- ]?ups?|fix(?:es)?|steps|work|changes|corrective|investigat(?:e|ion)|remediations?|and|for|of|the|this|the|we|have|are|will|us|our|do|what|in|&|\/|,)(?:\s+|$))+$/i

const isGroupTitle = (title: string): boolean =>
  groupTitle.test(
    title
      .replace(/[*_`:()]|^\d+[.)]\s*/g, '')
      .replace(/[-–—&/,]/g, ' ')
      .trim(),
  )

/** Fields that are all of the items of a list: `- Owner: Ana`. */
const fieldsOfList = (block: Block & { type: 'list' }): ActionFields | undefined => {
  const { words, fields } = splitFields(`.\n${block.items.map(({ source }) => unwrapLines(source)).join('\n')}`)
  return words === '.' && Object.keys(fields).length > 0 ? fields : undefined
}

/** The fields in lists and paragraphs below an action, and the blocks that are more than fields. */
const takeFields = (blocks: Block[]): { fields: ActionFields; rest: Block[] } => {
  let fields: ActionFields = {}
  const rest = blocks.flatMap((block): Block[] => {
    if (block.type === 'list') {
      const found = fieldsOfList(block)
      if (!found) return [block]
      fields = { ...fields, ...found }
      return []
    }
    if (block.type !== 'paragraph') return [block]
    const found = splitFields(`.\n${block.source}`)
    fields = { ...fields, ...found.fields }
    const source = found.words.slice(1).trim()
    return source === '' ? [] : [{ ...block, source }]
  })
  return { fields, rest }
}

const statusOfBox = (checked: boolean | null): ActionFields =>
  checked === null ? {} : { status: checked ? 'done' : 'open' }

const fromItem = (item: Item, inherited: ActionFields): ImportedAction[] => {
  const { fields, rest } = takeFields(item.children)
  const nested = rest.filter((block) => block.type === 'list')
  const others = rest.filter((block) => block.type !== 'list')
  const isGroup =
    nested.length > 0 &&
    (item.source.trim() === '' || /:\s*\**$|^\*\*[^*]+\*\*$/.test(item.source.trim()) || isGroupTitle(item.source))
  if (isGroup)
    return nested.flatMap(({ items }) =>
      items.flatMap((child) => fromItem(child, statusOfTitle(item.source, inherited))),
    )
  // `1. Monitoring:` only groups what stands below it.
  if (item.children.length === 0 && /^[^\n]*:\**\s*$/.test(item.source)) return []
  const text = [unwrapFields(item.source), ...others.map(toSource), ...nested.map(toSource)]
  const action = readAction(joinNonEmpty('\n', text), fields)
  return action ? [{ ...inherited, ...action, ...statusOfBox(item.checked) }] : []
}

/** An item on one line, apart from lines that state fields. */
const unwrapFields = (source: string): string => {
  const [first = '', ...more] = source.split('\n')
  return more.reduce(
    (text, line) => (splitFields(`.\n${line}`).words === '.' ? `${text}\n${line}` : `${text} ${line.trim()}`),
    first,
  )
}

const statusOfTitle = (title: string, inherited: ActionFields): ActionFields => {
  const status = isGroupTitle(title) ? readStatus(title.replace(/^(?:\d+[.)]\s*)?(?:already )?/i, '')) : undefined
  return status ? { ...inherited, status } : inherited
}

const textTitle = new RegExp(either(documentWords.map(({ actions }) => actions.columns.text)), 'i')

/** Whether the titles of a table are those of actions: what is to do, and by whom or until when. */
export const isActionTable = (header: string[]): boolean => {
  const fields = header.map(fieldOfName)
  return (
    (fields.includes('owner') || fields.includes('due')) &&
    header.some((title, i) => fields[i] === undefined && textTitle.test(fold(title)))
  )
}

/** `ACT-01` or `7`, with its markup. */
const id = /^[*_`\s]{0,4}(?:[A-Z]{1,8}[- ]?|#)?\d{1,6}[*_`\s.)]{0,4}$/i

/** The actions in a table, a row each. */
export const readActionTable = (
  { header, rows }: Pick<Block & { type: 'table' }, 'header' | 'rows'>,
  inherited: ActionFields = {},
): ImportedAction[] => {
  const fields = header.map(fieldOfName)
  const isOfIds = (i: number): boolean => rows.length > 0 && rows.every(({ cells }) => id.test(cells[i] ?? ''))
  const unnamed = header.flatMap((_, i) => (fields[i] === undefined ? [i] : []))
  // `Item` may be the number of the action, of which another column tells.
  const words = unnamed.filter((i) => !isOfIds(i))
  const free = words.length > 0 ? words : unnamed
  const ticket = unnamed.find((i) => !free.includes(i) && rows.some(({ cells }) => /[A-Z]-\d/.test(cells[i] ?? '')))
  const main = free.find((i) => textTitle.test(fold(header[i] ?? ''))) ?? free[0] ?? 0
  return rows.flatMap(({ cells }) => {
    const others = cells.filter((cell, i) => i !== main && free.includes(i) && cell.trim() !== '')
    const text = cells[main]?.trim() || others.shift()?.trim() || ''
    const stated: ActionFields =
      ticket === undefined ? {} : readField('ticket', (cells[ticket] ?? '').replace(/[*`]/g, ''))
    for (const [i, field] of fields.entries())
      if (field && i !== main) Object.assign(stated, readField(field, cells[i] ?? ''))
    const action = readAction(text, stated)
    return action ? [{ ...inherited, ...action }] : []
  })
}

/** The action items of a block: the items of a list, or the rows of a table. */
const fromBlock = (block: Block, inherited: ActionFields): ImportedAction[] => {
  if (block.type === 'list') return block.items.flatMap((item) => fromItem(item, inherited))
  return block.type === 'table' ? readActionTable(block, inherited) : []
}

/** Whether the title of a subsection is an action itself: it is numbered, or more than the name of a group. */
const isActionTitle = ({ source, plain }: { source: string; plain: string }): boolean =>
  /^(?:\d+\s*[.):]|\w+ (?:item )?#?\d+\s*[.):–—-])/.test(source) ||
  (!isGroupTitle(plain) && plain.split(' ').length > 1)

/** Actions in a section for them: its lists and tables, its title if it is one, or else its paragraphs. */
const fromSection = (section: Section, inherited: ActionFields): ImportedAction[] => {
  const { fields, rest } = takeFields(section.blocks)
  const actions = rest.flatMap((block) => fromBlock(block, inherited))
  if (actions.length > 0) return [...actions, ...todosOf({ blocks: rest.filter(({ type }) => type === 'paragraph') })]
  const isSubsection = section.parent?.kind === 'followUps' && !section.isLabel
  if (isSubsection && isActionTitle({ source: section.source, plain: section.title })) {
    const title = section.title.replace(/^(?:\d+\s*[.):]|(?:action|task|item)(?: item)? #?\d+\s*[.):–—-])\s*/i, '')
    const below = readAction(rest.map(toSource).join('\n')) ?? { text: '' }
    const { text: _, ...found } = below
    const action = readAction(title, { ...found, ...fields })
    return action ? [{ ...inherited, ...action }] : []
  }
  return listPoints(section.blocks)
    .filter((point) => !isPlaceholder(point) && !point.endsWith(':') && !regards.test(fold(point)))
    .flatMap((point) => readAction(point) ?? [])
    .map((action) => ({ ...inherited, ...action }))
}

/** How a letter ends, below what is to do. */
const regards = new RegExp(`^${either(documentWords.map(({ labels }) => labels.regards))}(?!\\w)`, 'i')

const todo = /^\s*(?:[-*+]\s+)?(?:\*\*|__|`|)(?:TODO|To[- ]do|Action item|Action)(?:\*\*|__|`|)\s*:/

/** `TODO: …` in sections about something else. */
const todosOf = ({ blocks }: Pick<Section, 'blocks'>): ImportedAction[] =>
  listPoints(blocks.filter(({ type }) => type !== 'table'))
    .filter((point) => todo.test(point) || claimed.test(point))
    .flatMap((point) => readAction(point.replace(todo, '').replace(/^\s*(?:\*\*|__)\s*/, ''), { status: 'open' }) ?? [])

const boxesOf = ({ blocks }: Section): ImportedAction[] =>
  blocks.flatMap((block) =>
    block.type === 'list' && block.items.every(({ checked }) => checked !== null) ? fromBlock(block, {}) : [],
  )

const isListOrTable = ({ type }: Block): boolean => type === 'list' || type === 'table'

const isAboutActions = ({ kind }: Section): boolean => kind === 'followUps'

/** The actions of a document: those of their sections and what is marked as to do elsewhere, or else its checkboxes. */
export const collectActions = (sections: Section[]): ImportedAction[] => {
  const lists = sections.filter((one) => isAboutActions(one) && one.blocks.some(isListOrTable))
  /** Whether the section only says how the lists in the sections below it are ordered. */
  const isIntroduction = (section: Section): boolean =>
    lists.filter(({ parent, isLabel }) => parent?.line === section.line && !isLabel).length > 1 &&
    !section.blocks.some(isListOrTable)
  const found = sections.flatMap((section) => {
    if (section.kind === 'chronology' || section.kind === 'meeting') return []
    return isAboutActions(section) && !isIntroduction(section)
      ? fromSection(section, statusOfTitle(section.title, {}))
      : todosOf(section)
  })
  if (found.length > 0 || sections.some(isAboutActions)) return found
  return sections.filter(({ kind }) => kind === 'lessons' || kind === undefined).flatMap(boxesOf)
}
