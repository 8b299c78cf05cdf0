import { parseElapsed } from '../../time'
import { append } from '../append'
import { decodeEntity } from '../entities'
import type { Line } from '../lines'
import { endsStep } from '../run-steps'
import type { Cue } from '../talk/cues'
import { addCues } from '../talk/recording'
import { findSpeakers, splitSpeaker } from '../talk/speaker'
import { type Block, isSubstation, readSubstation } from '../talk/substation'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

const stamp = '(?:\\d{1,3}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3}'
/** `00:00:05.000 --> 00:00:08.000` (WebVTT, SRT; in brackets with the words behind it: Whisper), `0:00:05.000,0:00:08.000` (SBV) */
const timing = new RegExp(`^\\s*(\\[)?(${stamp})(?:\\s*-->\\s*|,)(${stamp})(?:\\]\\s*(.*)|(?![\\d.,]).*)$`)
const nameAlone = /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}(][\p{L}.'’)-]*){1,4}\s*$/u
const voice = /<v(?:\.[^\s>]{1,100})?[ \t]+([^>]{1,200})>/g

const plain = (text: string): string =>
  text
    .replace(/<\/?[a-z0-9:.][^<>]{0,200}>|\{\\[^{}]{0,40}\}/gi, '')
    .replace(/&(amp|lt|gt|nbsp|quot|lrm|rlm);/g, (_, name: string) => decodeEntity(name) ?? '')
    .replace(/\s+/g, ' ')
    .trim()

/** `0:0:3.12`: numbers without zeros, as Teams once wrote them. */
const withZeros = (written: string): string => written.replace(/:(\d)(?!\d)/g, ':0$1')

const readTiming = (text: string, line: number): Block | undefined => {
  const match = timing.exec(text)
  const from = parseElapsed(withZeros(match?.[2] ?? ''))
  const to = parseElapsed(withZeros(match?.[3] ?? ''))
  if (!match || from === undefined || to === undefined) return undefined
  return { line, from, to, raw: match[2] ?? '', texts: match[1] && match[4] ? [match[4]] : [] }
}

/** `12 "Ada Njoku" (1234567)`, as Webex names a cue */
const namedIdentifier = /^\d+ "([^"]{1,100})" \(\d+\)\s*$/

function* readBlocks(lines: string[], preamble: Line[], notes: Line[]): Generator<Block> {
  let block: Block | undefined
  let isNote = false
  for (const [i, text] of lines.entries()) {
    const next = text.includes('-->') || text.includes(',') ? readTiming(text, i + 1) : undefined
    if (next) {
      if (block) yield block
      const named = namedIdentifier.exec(lines[i - 1] ?? '')?.[1]
      block = { ...next, ...(named ? { who: named } : {}) }
      isNote = false
    } else if (text.trim() === '') isNote = false
    else if (block && /^(?:NOTE|STYLE|REGION)\b/.test(text) && lines[i - 1]?.trim() === '') isNote = true
    else if (isNote) notes.push({ text, line: i + 1 })
    else if (!block) preamble.push({ text, line: i + 1 })
    // The line above a timing is the identifier of its cue.
    else if (!isIdentifier(lines, i)) block.texts.push(text)
  }
  if (block) yield block
}

const isIdentifier = (lines: string[], i: number): boolean =>
  readTiming(lines[i + 1] ?? '', 0) !== undefined && (/^\s*\d+\s*$/.test(lines[i] ?? '') || lines[i - 1]?.trim() === '')

/** A cue for each voice of a block. */
const toVoices = ({ texts, who: named, ...time }: Block): Cue[] => {
  const text = texts.join('\n')
  const parts: { who?: string; text: string }[] = []
  let cursor = 0
  let who = named
  voice.lastIndex = 0
  for (let match = voice.exec(text); match; match = voice.exec(text)) {
    parts.push({ ...(who === undefined ? {} : { who }), text: plain(text.slice(cursor, match.index)) })
    who = plain(match[1] ?? '')
    cursor = match.index + match[0].length
  }
  if (who === undefined) {
    // Two people in one cue have a line each.
    const split = texts.length > 1 && texts.every((line) => /^\s*(?:-|>>)/.test(line)) ? texts : [text]
    append(
      parts,
      split.map((part) => ({ text: plain(part) })),
    )
  } else parts.push({ who, text: plain(text.slice(cursor)) })
  return parts.filter((part) => part.text !== '').map((part) => ({ ...time, ...part }))
}

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const preamble: Line[] = []
  const notes: Line[] = []
  const unreadable: Line[] = []
  const cues: Cue[] = []
  let last = ''
  const lines = input.text.split('\n')
  const blocks = [
    ...(isSubstation(input.text)
      ? readSubstation(lines, { preamble, notes, unreadable })
      : readBlocks(lines, preamble, notes)),
  ]
  // Teams once wrote the name above the words of each cue.
  const haveNames = blocks.length > 0 && blocks.every(({ texts }) => texts.length > 1 && nameAlone.test(texts[0] ?? ''))
  if (haveNames) for (const block of blocks) block.who = block.texts.shift() ?? ''
  yield
  for (const [index, block] of blocks.entries()) {
    if (endsStep(index)) yield
    // Captions that roll repeat the line above the new one.
    const texts = block.texts.length > 1 && plain(block.texts[0] ?? '') === last ? block.texts.slice(1) : block.texts
    if (block.texts.every((text) => text.trim() === ''))
      draft.warnings.push({ line: block.line, message: 'Nothing was said at this time.', skipped: block.raw })
    last = plain(block.texts.at(-1) ?? '')
    append(cues, toVoices({ ...block, texts }))
  }
  for (const { line, text } of unreadable)
    draft.warnings.push({ line, message: 'This line has no readable time.', skipped: text })
  for (const { line, text } of notes)
    if (/\d:\d\d/.test(text))
      draft.warnings.push({ line, message: 'This is a comment and was not said.', skipped: text })
  yield
  const speakers = findSpeakers(cues.map(({ text }) => text))
  const named = cues.map((cue) => (cue.who === undefined ? { ...cue, ...splitSpeaker(cue.text, speakers) } : cue))
  addCues(draft, named, 'subtitles', input, preamble)
  return draft
}

const detect = ({ text }: Input): number => {
  if (/^WEBVTT\b/.test(text) || isSubstation(text)) return 0.97
  const lines = text.slice(0, 20_000).split('\n')
  const first = lines.findIndex((line) => readTiming(line, 0) !== undefined)
  return first >= 0 && first < 20 && lines.filter((line) => readTiming(line, 0)).length >= lines.length / 12 ? 0.95 : 0
}

/** A transcript as subtitles: WebVTT (Zoom, Teams), SRT, SBV, ASS, or the output of Whisper. */
export const subtitles: Format = { id: 'subtitles', title: 'Subtitles (WebVTT, SRT, ASS)', detect, read }
