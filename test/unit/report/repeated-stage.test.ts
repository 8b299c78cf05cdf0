import { expect, it } from 'vitest'
import { createDocument, snapshot } from '../../../shared/document'
import { getAgenda } from '../../../shared/document/agenda'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { createReport, toMarkdown } from '../../../shared/document/report'
import { repeatStage, setOnAgenda } from '../../../shared/meeting/agenda'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'

it('a repeated stage has its own minutes in the report, and its contents once; a removed one keeps what it used', () => {
  const author = testAuthor('Rosalind')
  const doc = createDocument({ title: 'Outage' }, author)
  const controls = createMeetingControls(doc, author)
  const find = (wanted: string) => {
    const item = getAgenda(snapshot(doc)).find(({ id }) => id === wanted)
    if (!item) throw new Error(`${wanted} is not on the agenda`)
    return item
  }
  controls.start()
  controls.goTo('timeline')
  addEvent(doc, author, { text: 'rolled back' })
  author.advance(5 * MINUTE_MS)
  const agenda = getAgenda(snapshot(doc))
  const again = repeatStage(doc, agenda, snapshot(doc).run.state, find('timeline'))
  controls.goTo(again)
  author.advance(3 * MINUTE_MS)
  controls.goTo('actions')
  author.advance(2 * MINUTE_MS)
  controls.end()
  setOnAgenda(doc, find('timeline'), false)
  setOnAgenda(doc, find('closing'), false)

  const text = toMarkdown('Outage', createReport(snapshot(doc), 0))
  expect(text).toMatch(/\| Timeline \| 20 min \|.* 5 min \|\n\| Timeline 2 \| 20 min \|.* 3 min \|/)
  expect(text).toContain(': Went to Timeline 2')
  expect(text).not.toContain('| Closing |')
  expect(text.match(/rolled back/g)).toHaveLength(1)
})
