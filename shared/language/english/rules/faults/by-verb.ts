import type { Clause } from '../../grammar/clause'
import { at } from '../../grammar/word'
import { alsoSystems, fineOfUs, needsObject, onlyPeople } from '../../words/faults'
import { words as list } from '../../words/words'
import { indexOfWord, type Theme } from '../context'
import { type Fault, hasObject, isUs } from './fault'

const themes: ReadonlyMap<string, Theme> = new Map(
  Object.entries({
    forget: 'forgot',
    neglect: 'forgot',
    omit: 'forgot',
    overlook: 'missed',
    miss: 'missed',
    misread: 'missed',
    disregard: 'missed',
    ignore: 'missed',
    dismiss: 'missed',
    skip: 'skipped',
    bypass: 'skipped',
    circumvent: 'skipped',
    'rubber-stamp': 'skipped',
    rubberstamp: 'skipped',
    withhold: 'untold',
    misinform: 'untold',
    miscommunicate: 'untold',
    conceal: 'untold',
    hide: 'untold',
    mistype: 'slip',
    misspell: 'slip',
    'fat-finger': 'slip',
    fatfinger: 'slip',
    misclick: 'slip',
    mix: 'wrong-one',
    misplace: 'slip',
    misconfigure: 'slip',
    break: 'broke',
    cause: 'broke',
    crash: 'broke',
    wreck: 'broke',
    ruin: 'broke',
    trash: 'broke',
    nuke: 'broke',
  }),
)

/** What only people fail to do: with these, a company's "failed to" is a reproach and not a report of a fault. */
const peopleDo = new Set(
  list(`tell inform notify communicate warn verify check test review answer reply read document disclose listen ask escalate coordinate
  announce honour honor plan consider follow filter mention update maintain patch renew consult explain admit understand invest
  acknowledge train monitor watch do implement adhere comply secure enforce honour triage cooperate co-operate challenge supervise deliver-on take prepare own anticipate account look`),
)

/** What "failed to …" was about, for the question to ask. */
const failTheme = (verb: string): Theme => {
  if (['notice', 'see', 'spot', 'catch', 'recognise', 'recognize', 'realise', 'realize', 'detect'].includes(verb))
    return 'missed'
  if (
    [
      'tell',
      'inform',
      'notify',
      'communicate',
      'warn',
      'announce',
      'mention',
      'disclose',
      'say',
      'reply',
      'answer',
      'respond',
      'escalate',
    ].includes(verb)
  )
    return 'untold'
  return 'undone'
}

const objectAllows = (clause: Clause): boolean => {
  const needed = needsObject.get(clause.base)
  if (!needed || needed.length === 0) return needed === undefined || hasObject(clause)
  return (
    indexOfWord(
      clause.words,
      clause.end,
      Math.min(clause.until + 1, clause.end + 6),
      (word) => needed.includes(word.word) || needed.includes(word.base),
    ) >= 0
  )
}

const failing = (clause: Clause): Fault | undefined => {
  const next = at(clause.words, clause.end)
  if (['over', 'back', 'open', 'closed', 'fast', 'forward'].includes(next.word)) return undefined
  if (next.tag !== 'to') {
    const people = indexOfWord(clause.words, clause.end, clause.end + 3, (word) =>
      /^(?:us|customers?|users?|team|everyone)$/.test(word.word),
    )
    return hasObject(clause) && people < 0 ? undefined : { to: clause.end, theme: 'fault' }
  }
  let verb = clause.end + 1
  while (at(clause.words, verb).tag === 'adverb') verb += 1
  return { to: verb + 1, theme: failTheme(at(clause.words, verb).base) }
}

const companyMay = (clause: Clause): boolean => {
  const { base, words, end } = clause
  if (onlyPeople.has(base)) return base !== 'misplace'
  if (base === 'fail' || base === 'refuse') return at(words, end).tag === 'to' && peopleDo.has(at(words, end + 1).base)
  if (base === 'ignore')
    return (
      indexOfWord(words, end, end + 5, (word) =>
        /^(?:warning|request|ticket|concern|report|e-?mail|call|complaint|question)s?$/.test(word.word),
      ) >= 0
    )
  if (base === 'miss')
    return (
      indexOfWord(words, end, end + 4, (word) =>
        /^(?:alert|page|warning|alarm|mail|deadline|bug|defect|sign|step|handover)s?$/.test(word.word),
      ) >= 0
    )
  if (base === 'skip' || base === 'rush' || base === 'bypass')
    return (
      indexOfWord(words, end, end + 5, (word) =>
        /^(?:reviews?|tests?|testing|steps?|checks?|canary|approvals?|launch|release|rollout|rehearsal|change|freeze|process)$/.test(
          word.word,
        ),
      ) >= 0
    )
  return base === 'cause' || (base === 'break' && hasObject(clause))
}

/** In "…, causing errors" it is what happened that causes, and not whoever the sentence is about. */
const effects = new Set([
  'cause',
  'break',
  'crash',
  'corrupt',
  'damage',
  'disrupt',
  'ruin',
  'confuse',
  'leak',
  'waste',
  'delay',
])

/** "missed our SLO", "broke the work into steps": said of figures and plans, not of people. */
const isFigurative = (clause: Clause): boolean => {
  const { words, base, end } = clause
  const has = (test: RegExp) => indexOfWord(words, end, end + 5, (word) => test.test(word.word)) >= 0
  if (base === 'miss') return has(/^(?:slos?|slas?|targets?|objectives?|goals?|quota)$/)
  return base === 'break' && has(/^(?:into|apart|ground|out)$/)
}

/** A verb that faults whoever does it: "forgot to", "ignored", "broke". */
export const byVerb = (clause: Clause): Fault | undefined => {
  const { base, subject } = clause
  if (!onlyPeople.has(base) && !alsoSystems.has(base)) return undefined
  if (isUs(subject) && fineOfUs.has(base)) return undefined
  if ((subject.kind === 'company' || subject.kind === 'perhaps') && !companyMay(clause)) return undefined
  if (subject.kind === 'nobody-said' && !onlyPeople.has(base)) return undefined
  if (
    subject.kind === 'perhaps' &&
    subject.start === 0 &&
    base === 'forget' &&
    !['to', 'that', 'about'].includes(at(clause.words, clause.end).word)
  )
    return undefined
  if (clause.kind === 'gerund' && effects.has(base)) return undefined
  if (base === 'miss' && at(clause.words, clause.main).form === 'ing') return undefined
  if (base === 'fail') return failing(clause)
  if (
    base === 'break' &&
    (!hasObject(clause) || ['even', 'news', 'ground', 'ties'].includes(at(clause.words, clause.end).word))
  )
    return undefined
  if (base === 'lie' && at(clause.words, clause.main).word !== 'lied') return undefined
  if ((base === 'misunderstand' && isUs(subject)) || (base === 'panic' && hasObject(clause))) return undefined
  if (base === 'rush' && at(clause.words, clause.end).word === 'to') return undefined
  if (['nothing', 'no'].includes(at(clause.words, clause.end).word) || isFigurative(clause)) return undefined
  if (!objectAllows(clause)) return undefined
  return { to: clause.end, theme: themes.get(base) ?? 'fault' }
}
