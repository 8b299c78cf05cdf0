import { useEffect, useMemo, useReducer, useState } from 'react'
import type { BlameFinding } from '../../shared/libs/blameless'
import { formatKeys } from '../commands/registry'
import { useOpenMeeting } from '../stores/meeting-context'
import { useSettings } from '../stores/settings'
import { announce } from '../stores/ui'
import { CHECK_DEBOUNCE_MS } from './changed-texts'
import type { LanguageCheck } from './language-check'
import { intersectOwn } from './own-words'
import type { Range } from './ranges'
import { useIsTranscribing } from './use-is-transcribing'
import { WORDING_KEYS } from './wording-keys'

/** A finding in the text that this person is typing, and which of its words are theirs. */
export type WordingMark = Range & { finding: BlameFinding; own: readonly Range[] }

type Options = {
  /** The key of the text: a field of the document, or a draft. */
  textKey: string
  text: string
  /** The ranges of the text that are this person's own; by default all of it. */
  own?: () => readonly Range[]
  /** Whether it is off, because the text does not have the focus or is not this person's. */
  isOff?: boolean
}

type Checked = { text: string; findings: readonly BlameFinding[] }

const none: readonly WordingMark[] = []
const unchecked: Checked = { text: '', findings: [] }

/** Marks on a text while it is being typed; they move with the text until it has been checked again. */
export const useWording = ({ textKey, text, own, isOff = false }: Options) => {
  const { language, isReadOnly } = useOpenMeeting()
  const { checksWording } = useSettings()
  const isTranscribing = useIsTranscribing()
  const [checked, setChecked] = useState(unchecked)
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const isOn = checksWording && !isOff && !isReadOnly && !isTranscribing

  useEffect(() => language.dismissals.subscribe(refresh), [language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: settled once, with the text from before anything was typed
  useEffect(() => {
    if (isOn) language.dismissals.settle(textKey, text)
  }, [language, textKey, isOn])
  useEffect(() => {
    if (!isOn || text.trim() === '') {
      setChecked(unchecked)
      return
    }
    let isCurrent = true
    const timer = setTimeout(async () => {
      const result = await language.checkTyped(textKey, text)
      if (!result || !isCurrent) return
      setChecked(result.findings.length > 0 ? { text, findings: result.findings } : unchecked)
    }, CHECK_DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [language, textKey, text, isOn])

  const moved = useMemo(() => (isOn ? shiftFindings(checked, text) : []), [checked, text, isOn])
  const marks = moved.length === 0 ? none : marksOf(moved, language.dismissals.get(textKey), own?.())
  useAnnounced(textKey, marks)
  return {
    marks,
    dismiss: ({ finding }: WordingMark): void => language.dismissals.dismiss(textKey, finding.kind),
  }
}

/** The findings that are still valid after an edit: those before and after what changed. */
const shiftFindings = (checked: Checked, text: string): BlameFinding[] => {
  if (checked.text === text) return [...checked.findings]
  const shorter = Math.min(checked.text.length, text.length)
  let before = 0
  while (before < shorter && checked.text[before] === text[before]) before += 1
  let behind = 0
  while (behind < shorter - before && checked.text.at(-1 - behind) === text.at(-1 - behind)) behind += 1
  const by = text.length - checked.text.length
  return checked.findings.flatMap((finding) => {
    if (finding.end <= before) return [finding]
    if (finding.start < checked.text.length - behind) return []
    return [{ ...finding, start: finding.start + by, end: finding.end + by }]
  })
}

const marksOf = (
  findings: readonly BlameFinding[],
  dismissed: ReadonlySet<string>,
  own: readonly Range[] | undefined,
): WordingMark[] =>
  findings.flatMap((finding) => {
    const { kind, start, end } = finding
    if (dismissed.has(kind)) return []
    const parts = own ? intersectOwn({ start, end }, own) : [{ start, end }]
    return parts.length > 0 ? [{ start, end, finding, own: parts }] : []
  })

/** What has been announced in an open document, by text and kind. */
const announcements = new WeakMap<LanguageCheck, Set<string>>()

/** Announces a mark to a screen reader, once for each kind in a text. */
const useAnnounced = (textKey: string, marks: readonly WordingMark[]): void => {
  const { language } = useOpenMeeting()
  useEffect(() => {
    if (marks.length === 0) return
    const announced = announcements.get(language) ?? new Set()
    announcements.set(language, announced)
    const fresh = marks.map(({ finding }) => `${textKey} ${finding.kind}`).filter((one) => !announced.has(one))
    if (fresh.length === 0) return
    for (const one of fresh) announced.add(one)
    announce(`There is a suggestion on your wording. Press ${formatKeys(WORDING_KEYS)} to read it.`)
  }, [language, textKey, marks])
}
