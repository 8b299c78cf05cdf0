import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { text as alexText } from 'alex'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import { unified } from 'unified'
import { build } from 'vite'
import writeGood from 'write-good'
import { type BlameKind, blameKinds } from '../../shared/libs/blameless'
import { corpus, type Labelled, type Part, parts } from '../unit/blameless/corpus'

/** A checker: the kinds it gives a sentence, or `any` where it knows no kinds. */
type Tool = { name: string; kindsOf: (text: string) => readonly (BlameKind | 'any')[] }

const equality = unified()
  .use(retextEnglish)
  .use(retextEquality)
  .use(function discard() {
    this.compiler = () => ''
  })

const anyIf = (found: number): readonly 'any'[] => (found > 0 ? ['any'] : [])

const others: readonly Tool[] = [
  { name: 'alex', kindsOf: (text) => anyIf(alexText(text).messages.length) },
  { name: 'write-good', kindsOf: (text) => anyIf(writeGood(text).length) },
  { name: 'retext-equality', kindsOf: (text) => anyIf(equality.processSync(text).messages.length) },
]

type Blameless = typeof import('../../shared/libs/blameless')

type Scores = { precision: number; recall: number; f1: number; falsePerHundred: number }

const scores = (hits: number, wrong: number, wanted: number, blameless: number): Scores => {
  const precision = hits + wrong === 0 ? 0 : hits / (hits + wrong)
  const recall = wanted === 0 ? 0 : hits / wanted
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, falsePerHundred: blameless === 0 ? 0 : (100 * wrong) / blameless }
}

type Judged = Labelled & { given: readonly (BlameKind | 'any')[] }

const overall = (judged: readonly Judged[]): Scores => {
  const blaming = judged.filter(({ isBlaming }) => isBlaming)
  const blameless = judged.filter(({ isBlaming }) => !isBlaming)
  const found = (all: readonly Judged[]) => all.filter(({ given }) => given.length > 0).length
  return scores(found(blaming), found(blameless), blaming.length, blameless.length)
}

/** One kind against all else; a tool without kinds is credited whenever it marks a sentence of the kind. */
const ofKind = (judged: readonly Judged[], kind: BlameKind): Scores => {
  const gives = ({ given }: Judged) => given.includes(kind) || given.includes('any')
  const hasKind = ({ kinds }: Judged) => kinds.includes(kind)
  const counted = judged.filter((one) => hasKind(one) || !one.isBlaming || !one.given.includes('any'))
  const hits = counted.filter((one) => hasKind(one) && gives(one)).length
  const wrong = counted.filter((one) => !hasKind(one) && gives(one)).length
  return scores(hits, wrong, counted.filter(hasKind).length, 0)
}

const share = (value: number): string => value.toFixed(3)

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index < 2 ? cell.padEnd(17) : cell.padStart(10))).join('')

const printPart = (part: Part, tools: readonly Tool[]): void => {
  const sentences = corpus(part)
  const blaming = sentences.filter(({ isBlaming }) => isBlaming).length
  console.log(`\n${part}: ${sentences.length} sentences, ${blaming} of them blame`)
  console.log(row(['tool', 'kind', 'precision', 'recall', 'F1', 'false/100']))
  for (const { name, kindsOf } of tools) {
    const judged = sentences.map((one): Judged => ({ ...one, given: kindsOf(one.text) }))
    const all = overall(judged)
    console.log(
      row([name, 'all', share(all.precision), share(all.recall), share(all.f1), all.falsePerHundred.toFixed(1)]),
    )
    for (const kind of blameKinds) {
      const { precision, recall, f1 } = ofKind(judged, kind)
      console.log(row([name, kind, share(precision), share(recall), share(f1), '']))
    }
  }
}

const paragraph = corpus('worked-on')
  .slice(30, 42)
  .map(({ text }) => text)
  .join(' ')

const tenThousandWords = (): string => {
  const lines = parts.flatMap((part) => corpus(part)).map(({ text }) => text)
  const words: string[] = []
  for (let i = 0; words.length < 10_000; i += 1)
    words.push(...(lines[i % lines.length] ?? '').split(' '), i % 6 === 5 ? '\n\n' : '')
  return words.slice(0, 10_000).join(' ')
}

/** Median milliseconds of a run, after some to warm up. */
const median = (run: () => void, times: number): number => {
  for (let i = 0; i < Math.ceil(times / 3); i += 1) run()
  const taken = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return taken[Math.floor(taken.length / 2)] ?? 0
}

const printSpeed = (tools: readonly Tool[]): void => {
  const long = tenThousandWords()
  console.log(`\nspeed, median in ms: a paragraph of ${paragraph.split(' ').length} words, a document of 10,000 words`)
  for (const { name, kindsOf } of tools) {
    const short = median(() => void kindsOf(paragraph), 60)
    const slow = name !== 'findBlame'
    console.log(row([name, '', short.toFixed(2), median(() => void kindsOf(long), slow ? 1 : 9).toFixed(1)]))
  }
}

/** The module as the page loads it: bundled alone and minified, white space too (a library's bundle keeps it). */
const bundled = async (): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: { input: 'shared/libs/blameless/index.ts', preserveEntrySignatures: 'strict' },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return outputs.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
}

/** The bundled check; its speed is that of the page, which modules transformed one by one do not have. */
const toolFrom = async (code: string): Promise<Tool> => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-'))
  try {
    const file = join(folder, 'blameless.mjs')
    writeFileSync(file, code)
    const { findBlame } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Blameless
    return { name: 'findBlame', kindsOf: (text) => findBlame(text).map(({ kind }) => kind) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const printSize = (code: string): void => {
  const size = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  console.log(
    `\nsize: ${size(Buffer.byteLength(code))} minified, ${size(gzipSync(code).length)} gzip (no parser is taken)`,
  )
}

/** Prints how well, how fast and how large the language check is, beside three others on the same sentences. */
export const run = async (): Promise<void> => {
  const code = await bundled()
  const tools = [await toolFrom(code), ...others]
  for (const part of parts) printPart(part, tools)
  printSpeed(tools)
  printSize(code)
}
