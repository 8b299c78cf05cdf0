import { createReplacer, decide, type MentionKind } from '../../libs/stand-ins'
import type { ExportSource } from '../exports'
import { findInDocument } from '../exports/public-edition'

/** What a text about an incident is made of stays; who it is about, and where, does not. */
const stays = new Set<MentionKind>(['service', 'money'])

const nothing = { hide: (text: string): string => text, show: (text: string): string => text }
export type StandInWords = typeof nothing

/** Ways to replace what identifies people, customers and computers in a document's texts, and to put it back. */
export const createStandIns = (source: ExportSource): StandInWords => {
  const decisions = decide(findInDocument(source).filter(({ kind }) => !stays.has(kind)))
  if (decisions.length === 0) return nothing
  const words = new Map(decisions.map(({ standIn, text }) => [standIn, text]))
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
  return {
    hide: createReplacer(decisions),
    show: (text) => text.replace(pattern, (standIn) => words.get(standIn) ?? standIn),
  }
}
