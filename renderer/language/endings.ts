import { textKey } from '../../shared/document'
import type { ProseText, TextClassifier } from '../../shared/stages/contract'
import { CHECK_DEBOUNCE_MS } from './changed-texts'
import type { TextChecker } from './text-checker'

type Ending = { text: string; people: readonly string[]; isAtPerson: boolean; timer?: ReturnType<typeof setTimeout> }

type Options = {
  checker: Pick<TextChecker, 'check'>
  /** The names of the people in the meeting; the same list while they are the same. */
  people: () => readonly string[]
  onChange: () => void
}

/**
 * Answers from memory whether texts end at a person, and checks unknown texts in the background. While a text is being
 * typed, the last answer is kept, so that no question changes back and forth.
 */
export const createEndings = ({
  checker,
  people,
  onChange,
}: Options): TextClassifier & {
  /** Forgets the texts whose keys are not among these. */
  forgetAllBut: (keys: ReadonlySet<string>) => void
  close: () => void
} => {
  const endings = new Map<string, Ending>()

  const read = async (key: string, ending: Ending): Promise<void> => {
    const result = await checker.check(`ending of ${key}`, {
      text: ending.text,
      people: ending.people,
      finds: 'ending',
    })
    if (!result || endings.get(key) !== ending || ending.isAtPerson === result.endsAtPerson) return
    ending.isAtPerson = result.endsAtPerson
    onChange()
  }

  return {
    endsAtPerson: (prose: ProseText) => {
      const key = textKey(prose)
      const known = endings.get(key)
      const names = people()
      if (known && known.text === prose.text && known.people === names) return known.isAtPerson
      clearTimeout(known?.timer)
      const ending: Ending = { text: prose.text, people: names, isAtPerson: known?.isAtPerson ?? false }
      endings.set(key, ending)
      if (known) ending.timer = setTimeout(() => void read(key, ending), CHECK_DEBOUNCE_MS)
      else void read(key, ending)
      return ending.isAtPerson
    },
    forgetAllBut: (keys) => {
      for (const [key, { timer }] of endings) {
        if (keys.has(key)) continue
        clearTimeout(timer)
        endings.delete(key)
      }
    },
    close: () => {
      for (const { timer } of endings.values()) clearTimeout(timer)
    },
  }
}
