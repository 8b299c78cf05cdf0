import type { Drawing, DrawnNode } from '../../stages/drawing'
import { cutText } from './cut-text'
import { splitLines } from './line-breaks'

/** Mermaid refuses longer texts and more arrows, unless a page sets other limits; both with some room. */
const MAX_LENGTH = 45_000
const MAX_NODES = 400

/** Letters, digits, spaces, and marks that neither Mermaid nor the Markdown within its labels knows. */
const plain = String.raw`\p{L}\p{M}\p{N}\p{Extended_Pictographic} ,?!'’“”…–()`

/**
 * What is written as the number of its character: all that is not plain. A hyphen, a slash and a full stop are plain
 * within words and numbers or at the end of a word; `- a` and `1.` would be lists, and `www.example.com` a link.
 */
const special = new RegExp(
  String.raw`(?<=\p{L})[-/](?=\p{L})|(?<=\d)\.(?=\d)|(?<=[^\d\s])\.(?=\s|$)|([^${plain}])`,
  'gu',
)

/** The one statement that Mermaid finds anywhere in a line, even within a label. */
const statement = /d(?=irection\s+(?:TB|BT|RL|LR|TD))/gi

/**
 * What Mermaid takes for a formula, a line break, an icon and the end of a number once it has replaced numbers by their
 * characters. An invisible character keeps these two apart.
 */
const joined = /\$(?=\$)|\\(?=n)|:(?=fa-)|¶(?=ß)/g
const WORD_JOINER = '\u2060'

/** Controls, and halves of surrogate pairs. */
const forbidden = /[\p{Cc}\p{Cs}]/gu

const numbered = (letter: string): string => `#${letter.codePointAt(0)};`

/** Plain text on one line as Mermaid shows exactly that text. */
const escapeLine = (text: string): string =>
  text
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    // With this ligature, Mermaid marks the numbers of characters.
    .replaceAll('ﬂ', 'fl')
    .replace(joined, `$&${WORD_JOINER}`)
    .replace(special, (mark, found?: string) => (found ? numbered(found) : mark))
    .replace(statement, numbered)

/** Letters of a text in a diagram; the whole text stands in the words above it. */
const MAX_LABEL_LETTERS = 120

const label = ({ text, note }: DrawnNode): string =>
  [cutText(text, MAX_LABEL_LETTERS), ...splitLines(note ?? '').map((line) => cutText(line, MAX_LABEL_LETTERS))]
    .map(escapeLine)
    .filter(Boolean)
    .join('<br>') || ' '

/**
 * A drawing as a Mermaid flowchart; undefined if it is larger than Mermaid draws. It needs no scripts, and no text can end
 * a label or the diagram. Labels are meant for Mermaid's default, HTML labels: without them, some marks are shown as
 * their numbers.
 */
export const toMermaid = ({ root, arrowsTo }: Drawing): string | undefined => {
  const lines: string[] = []
  let count = 0
  const add = (node: DrawnNode): string => {
    const id = `n${count}`
    count += 1
    lines.push(`  ${id}["${label(node)}"]${node.isStrong ? ':::strong' : ''}`)
    for (const child of node.children) {
      const childId = add(child)
      lines.push(arrowsTo === 'root' ? `  ${childId} --> ${id}` : `  ${id} --> ${childId}`)
    }
    return id
  }
  add(root)
  const text = ['flowchart LR', ...lines, '  classDef strong stroke-width:3px'].join('\n')
  return count > MAX_NODES || text.length > MAX_LENGTH ? undefined : text
}
