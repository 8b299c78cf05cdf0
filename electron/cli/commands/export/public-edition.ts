import { type ExportSource, findInDocument, toPublicEdition } from '../../../../shared/document/exports'
import { type Decision, decide, kindLabels, type Mention, mentionKinds } from '../../../../shared/libs/stand-ins'

const comparable = (text: string): string => text.normalize('NFC').trim().toLowerCase()

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

const describe = ({ text, count }: Mention, { standIn }: Decision): string =>
  `  ${text.replace(/\s+/g, ' ')} -> ${standIn} (${times(count)})`

/**
 * The public edition with everything replaced but the texts in `keep`, and what has been replaced by what, line by line
 * in groups.
 */
export const createPublicEdition = (
  source: ExportSource,
  keep: readonly string[],
): { source: ExportSource; report: string[] } => {
  const kept = new Set(keep.map(comparable))
  const mentions = findInDocument(source)
  const decisions = decide(mentions).map((one) => ({ ...one, isKept: kept.has(comparable(one.text)) }))
  const groups = mentionKinds.flatMap((kind) => {
    const lines = mentions.flatMap((mention, at) => {
      const decision = decisions[at]
      return decision && !decision.isKept && mention.kind === kind ? [describe(mention, decision)] : []
    })
    return lines.length > 0 ? [`${kindLabels[kind]}: ${lines.length} replaced`, ...lines] : []
  })
  const found = new Set(mentions.map(({ text }) => comparable(text)))
  const unknown = keep
    .filter((text) => !found.has(comparable(text)))
    .map((text) => `“${text}” is not in the list of what can be replaced, so --keep changes nothing about it.`)
  return {
    source: toPublicEdition(source, decisions),
    report: [...(groups.length > 0 ? groups : ['Nothing was found to replace.']), ...unknown],
  }
}
