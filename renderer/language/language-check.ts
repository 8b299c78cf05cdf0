import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createTextReader, type MeetingText, textKey } from '../../shared/document'
import type { SituationId } from '../../shared/libs/blameless'
import { stageOfAgendaId } from '../../shared/meeting/agenda'
import type { TextClassifier } from '../../shared/stages/contract'
import type { Drafts } from '../session/drafts'
import type { MeetingMirror } from '../stores/meeting'
import { isSameText, watchTexts } from './changed-texts'
import type { CheckResult, TextCheck } from './check-text'
import { createDismissals, type Dismissals } from './dismissals'
import { createEndings } from './endings'
import { createOwnWords, type OwnWords } from './own-words'
import { createSituationFeed } from './situation-feed'
import { type CheckWorker, createTextChecker } from './text-checker'

/** Situations that have just come up in one text of a stage. Neither the text nor its author is included. */
export type FoundSituations = { ids: SituationId[]; stage: string }

/** A text of the document with what was found in it. */
export type CheckedText = { text: MeetingText; result: CheckResult }

/** The language check of one open document. Nothing of it leaves the page. */
export type LanguageCheck = TextClassifier & {
  /**
   * Checks a text that this person is typing. A later check under the same key replaces this one, which then resolves
   * to undefined.
   */
  checkTyped: (key: string, text: string) => Promise<CheckResult | undefined>
  ownWords: OwnWords
  dismissals: Dismissals
  /** For whoever leads: checks every text that changes from now on, whoever changes it. Returns an unsubscribe function. */
  watch: () => () => void
  /** Calls `listener` with situations that `watch` finds. Returns an unsubscribe function. */
  onSituations: (listener: (found: FoundSituations) => void) => () => void
  /** Checks the texts that have changed since their last check; resolves when that is done. */
  checkAll: (which?: (text: MeetingText) => boolean) => Promise<void>
  /** What was found, by the key of the text. */
  checked: ReadonlyMap<string, CheckedText>
  /** Changes when `checked` or an ending does. */
  version: Pick<StoreApi<number>, 'getState' | 'getInitialState' | 'subscribe'>
  preload: () => void
  close: () => void
}

/** How long (ms) results are batched before views are notified. */
const NOTIFY_DELAY_MS = 50

type Options = {
  doc: Y.Doc
  mirror: MeetingMirror
  drafts: Drafts
  /** Starts the worker. */
  start?: () => CheckWorker
}

/** Creates the language check of an open document; its worker starts when it is first needed. */
export const createLanguageCheck = ({ doc, mirror, drafts, start }: Options): LanguageCheck => {
  const checker = createTextChecker(start)
  const checked = new Map<string, CheckedText>()
  const version = createStore<number>(() => 0)
  const listeners = new Set<(found: FoundSituations) => void>()
  let notifying: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const notifyNow = (): void => {
    clearTimeout(notifying)
    notifying = undefined
    if (!isClosed) version.setState((before) => before + 1, true)
  }
  const notify = (): void => {
    if (!isClosed) notifying ??= setTimeout(notifyNow, NOTIFY_DELAY_MS)
  }

  const people = createNameReader(mirror)
  const endings = createEndings({ checker, people, onChange: notify })

  const ownWords = createOwnWords(doc, drafts)
  const readTexts = createTextReader()

  const check = (key: string, text: string, about?: Pick<TextCheck, 'isAnswered' | 'isAction'>) =>
    checker.check(key, {
      text,
      people: people(),
      finds: 'findings',
      isAnswered: about?.isAnswered ?? false,
      isAction: about?.isAction ?? false,
    })

  /** `purpose`: a check only replaces one for the same purpose, so that no caller loses its answer to another. */
  const checkInDocument = async (text: MeetingText, purpose: 'rest' | 'all'): Promise<CheckResult | undefined> => {
    const key = textKey(text)
    const result = await check(`${purpose} ${key}`, text.text, text)
    if (!result) return undefined
    checked.set(key, { text, result })
    notify()
    return result
  }

  /** The checks that `checkAll` is waiting for, by text. */
  const running = new Map<string, { text: MeetingText; done: Promise<void> }>()

  /** A caller gets the result for the current text, even if it changes, or another caller has asked for it before. */
  const checkAsItIs = (text: MeetingText): Promise<void> => {
    const key = textKey(text)
    const known = running.get(key)
    if (known && isSameText(known.text, text)) return known.done
    const finish = async (): Promise<void> => {
      await checkInDocument(text, 'all')
      const latest = running.get(key)
      if (latest?.text === text) running.delete(key)
      else await latest?.done
    }
    const done = finish()
    running.set(key, { text, done })
    return done
  }

  /** Drops the results of removed texts. */
  const forgetAllBut = (keys: ReadonlySet<string>): void => {
    for (const key of checked.keys()) if (!keys.has(key)) checked.delete(key)
    endings.forgetAllBut(keys)
  }

  const checkAll: LanguageCheck['checkAll'] = async (which = () => true) => {
    const texts = readTexts(mirror.getState()).flat()
    forgetAllBut(new Set(texts.map(textKey)))
    const missing = texts.filter(which).filter((text) => !isSameText(checked.get(textKey(text))?.text, text))
    await Promise.all(missing.map(checkAsItIs))
    // When this resolves, the views have every result.
    if (missing.length > 0) notifyNow()
  }

  const onFound = (ids: SituationId[], text: MeetingText): void => {
    const stage = text.stage ?? stageOfAgendaId(mirror.getState().run.state.stage)
    for (const listener of listeners) listener({ ids, stage })
  }

  return {
    endsAtPerson: endings.endsAtPerson,
    checkTyped: (key, text) => {
      const known = readTexts(mirror.getState())
        .flat()
        .find((one) => textKey(one) === key)
      return check(`typed ${key}`, text, known)
    },
    ownWords,
    dismissals: createDismissals(drafts),
    watch: () => {
      const feed = createSituationFeed({
        check: (text) => checkInDocument(text, 'rest'),
        checkBefore: (text) => check(`before ${textKey(text)}`, text.text, text),
        onFound,
      })
      return watchTexts({
        mirror,
        onRest: (text, before) => void feed.onRest(text, before),
        onRemoved: (key) => {
          feed.onRemoved(key)
          if (checked.delete(key)) notify()
        },
      })
    },
    onSituations: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    checkAll,
    checked,
    version,
    preload: checker.preload,
    close: () => {
      isClosed = true
      clearTimeout(notifying)
      endings.close()
      ownWords.close()
      checker.close()
    },
  }
}

/** The names on the roster; the same list while the names are the same. */
const createNameReader = (mirror: MeetingMirror): (() => readonly string[]) => {
  let roster: unknown
  let names: readonly string[] = []
  return () => {
    const now = mirror.getState().roster
    if (now === roster) return names
    roster = now
    const next = now.flatMap((person) => person.names)
    if (next.length !== names.length || next.some((name, index) => name !== names[index])) names = next
    return names
  }
}
