import { describe, expect, test } from 'vitest'
import { documents, getRequiredTexts, getViewText, known, mount } from '../../stages/cases'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'

describe.each(known.map((stage) => [stage.id, stage] as const))('the view of %s', (_, stage) => {
  const modes = ['prepare', 'meeting', 'present', 'report'] as const
  const cases = modes.flatMap((mode) =>
    (['empty', 'usual', 'hard', 'crowded'] as const).flatMap((which) => [
      [mode, which, 'editable'] as const,
      ...(mode === 'meeting' && which === 'hard' ? [[mode, which, 'read-only'] as const] : []),
    ]),
  )
  test.each(cases)('%s, %s, %s: shows what the document contains, and axe finds no fault', async (...one) => {
    const [mode, which, access] = one
    const doc = documents[which](stage)
    const meeting = openMeeting(doc, { isReadOnly: mode === 'present' || access === 'read-only', stages: known })
    const { container, view } = await mount(stage, meeting, mode)
    const words = getViewText(view)
    // Shown to a room or read afterwards, what is empty may be left out.
    if (which === 'empty' && (mode === 'prepare' || mode === 'meeting')) expect(words).not.toBe('')
    if (which !== 'empty') expect(getRequiredTexts(stage, doc).filter((text) => !words.includes(text))).toEqual([])
    // Hard texts are added to the usual rows, and a crowd differs in number only. axe sees both in a real browser.
    if (which === 'usual' || which === 'crowded') return
    expect(await findAxeViolations(container)).toEqual([])
  })
})
