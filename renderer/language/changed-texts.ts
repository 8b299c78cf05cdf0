import { createTextReader, type MeetingText, textKey } from '../../shared/document'
import type { MeetingMirror } from '../stores/meeting'

/** How long (ms) a text must stay as it is before it is checked. */
export const CHECK_DEBOUNCE_MS = 300

/** How often (ms) changed sections are compared with what is known; never while a keystroke is handled. */
const COMPARE_INTERVAL_MS = 50

/** Texts that are reported in one turn: an import brings thousands, and each is sent to a worker. */
const MAX_TEXTS_PER_TURN = 100

type Options = {
  mirror: MeetingMirror
  /** Called when a text has not changed for a while. `before` is the text as last reported, if it existed. */
  onRest: (text: MeetingText, before: MeetingText | undefined) => void
  onRemoved: (key: string) => void
  now?: () => number
}

/** Whether two states of a text would be checked with the same result. */
export const isSameText = (a: MeetingText | undefined, b: MeetingText | undefined): boolean =>
  a?.text === b?.text && a?.isAnswered === b?.isAnswered

/**
 * Reports each text of a document that changes from now on, whoever changes it, once it has been stable for a while.
 * Each text is debounced separately, since in a meeting somebody is always typing somewhere. Returns an unsubscribe
 * function.
 */
export const watchTexts = ({ mirror, onRest, onRemoved, now = () => performance.now() }: Options): (() => void) => {
  const read = createTextReader()
  /** By section: its list when last compared, and the texts in it by key. */
  const compared = read(mirror.getState()).map((list) => ({ list, byKey: keyed(list) }))
  const resting = new Map<string, { text: MeetingText; before: MeetingText | undefined; dueAt: number }>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const compare = (): void => {
    const dueAt = now() + CHECK_DEBOUNCE_MS
    for (const [index, list] of read(mirror.getState()).entries()) {
      const section = compared[index]
      if (!section || section.list === list) continue
      const byKey = keyed(list)
      for (const [key, text] of byKey) {
        const last = section.byKey.get(key)
        if (isSameText(text, last)) continue
        const known = resting.get(key)
        resting.set(key, { text, before: known ? known.before : last, dueAt })
      }
      for (const key of section.byKey.keys()) {
        if (byKey.has(key)) continue
        resting.delete(key)
        onRemoved(key)
      }
      compared[index] = { list, byKey }
    }
  }

  const turn = (): void => {
    timer = undefined
    compare()
    const at = now()
    let reported = 0
    for (const [key, { text, before, dueAt }] of resting) {
      if (dueAt > at) continue
      if (reported === MAX_TEXTS_PER_TURN) break
      reported += 1
      resting.delete(key)
      if (!isSameText(text, before)) onRest(text, before)
    }
    if (resting.size > 0) schedule()
  }

  const schedule = (): void => {
    timer ??= setTimeout(turn, COMPARE_INTERVAL_MS)
  }

  const unsubscribe = mirror.subscribe(schedule)
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}

const keyed = (texts: readonly MeetingText[]): Map<string, MeetingText> =>
  new Map(texts.map((text) => [textKey(text), text]))
