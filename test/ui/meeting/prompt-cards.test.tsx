import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { getCommands, runKeyCommand } from '../../../renderer/commands/registry'
import { CardFeed, useCardTable } from '../../../renderer/screens/meeting/CardFeed'
import { PromptCards } from '../../../renderer/screens/meeting/PromptCards'
import { useOpenMeeting } from '../../../renderer/stores/meeting-context'
import { getSettings } from '../../../renderer/stores/settings'
import { ui } from '../../../renderer/stores/ui'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { createDocument } from '../../../shared/document'
import { builtInCards } from '../../../shared/meeting/cards/deck'
import { roster } from '../../../shared/meeting/incident'
import { addAction } from '../../../shared/stages/actions/model'
import { addCause } from '../../../shared/stages/fishbone/model'
import { addProblem, answerWhy } from '../../../shared/stages/five-whys/model'
import { impact } from '../../../shared/stages/impact/model'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

const Cards = () => {
  const { language } = useOpenMeeting()
  const table = useCardTable()
  useEffect(() => language.watch(), [language])
  return (
    <>
      <CardFeed table={table} />
      <PromptCards table={table} />
    </>
  )
}

beforeEach(() => {
  ui.setState({ announcement: '' })
  const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
})

const author = testAuthor('Dana')
const ana = testAuthor('Ana')

type Write = (doc: Y.Doc) => unknown
const event =
  (text: string): Write =>
  (doc) =>
    addEvent(doc, ana, { text, at: Date.UTC(2026, 0, 7, 9), kind: 'detection' })
const felt =
  (text: string): Write =>
  (doc) =>
    impact.rewrite(doc, 'felt', text)
const why =
  (text: string): Write =>
  (doc) =>
    answerWhy(doc, ana, addProblem(doc, ana, 'Orders could not be paid'), null, text)
const cause =
  (text: string): Write =>
  (doc) =>
    addCause(doc, ana, 'process', text)
const action =
  (text: string): Write =>
  (doc) =>
    addAction(doc, ana, { text })

const open = (stage: string) => {
  viewStage(stage)
  const doc = createDocument({ title: 'Payments down', length: 90 }, author)
  roster.add(doc, author, { name: 'John' })
  roster.add(doc, author, { name: 'Ana' })
  const meeting = openMeeting(doc)
  meeting.show(<Cards />)
  return { doc, user: userEvent.setup(), ...meeting }
}
const region = () => screen.getByRole('region', { name: 'Prompt cards' })
const shownCardId = () => {
  const line = region().querySelector('p')?.textContent ?? ''
  return builtInCards.find(({ lines }) => lines.includes(line))?.id
}

const situations: [what: string, stage: string, write: Write, cards: readonly string[]][] = [
  ['a person is at fault', 'timeline', event('John forgot to rotate the key.'), ['redirect-name']],
  ['it should have been done', 'timeline', event('John should have checked the replica.'), ['redirect-should']],
  ['somebody blames themselves', 'timeline', event('I broke production, it was my fault.'), ['self-blame']],
  ['another team is blamed', 'timeline', event('The network team didn’t tell us.'), ['team-blame']],
  ['a vendor is blamed', 'impact', felt('AWS let us down again.'), ['vendor-blame']],
  ['human error is the cause', 'fishbone', cause('Human error during the deploy'), ['redirect-error']],
  ['it was preventable', 'impact', felt('This was preventable.'), ['preventable']],
  ['nobody noticed', 'timeline', event('Nobody noticed the alert for an hour.'), ['nobody-noticed']],
  ['it was obvious', 'timeline', event('In hindsight the graph says it all.'), ['redirect-obvious']],
  ['somebody is judged', 'fishbone', cause('The reckless deploy'), ['redirect-judgment']],
  ['more care is asked for', 'actions', action('Everyone needs to be more careful with deploys'), ['redirect-careful']],
  ['more training is asked for', 'actions', action('Retrain the operators on failover'), ['more-training']],
  ['consequences are asked for', 'closing', event('Someone should be fired for this.'), ['discipline']],
  ['accountability is asked for', 'five-whys', why('So nobody is accountable?'), ['no-accountability']],
  ['a guess is a fact', 'five-whys', why('It was probably the cache.'), ['speculation']],
  ['one cause is all', 'five-whys', why('The only reason is the config change.'), ['single-cause']],
  ['it has happened before', 'fishbone', cause('The same thing happened last month'), ['repeat-incident']],
  ['there is no time', 'actions', action('We do not have time for this, the roadmap is full'), ['capacity']],
  ['feelings run high', 'timeline', event('I am furious about this.'), ['strong-feelings']],
  ['a chain ends at a person', 'five-whys', why('An engineer deleted the wrong directory'), ['whys-ends-at-person']],
]

const neutral: [stage: string, write: Write][] = [
  ['timeline', event('The alert on pool usage fired.')],
  ['timeline', event('Ana restarted the primary at John’s request.')],
  ['timeline', event('The rollback finished and errors stopped.')],
  ['timeline', event('We paged the database team.')],
  ['timeline', event('The status page said that payments were degraded.')],
  ['timeline', event('Support received the first tickets.')],
  ['timeline', event('The certificate expired at midnight.')],
  ['timeline', event('We decided to fail over because the replica was current.')],
  ['impact', felt('Customers could not pay for 40 minutes.')],
  ['impact', felt('About 12% of checkouts failed with a timeout.')],
  ['impact', felt('Some customers were charged twice and were angry.')],
  ['five-whys', why('The connection pool was exhausted.')],
  ['five-whys', why('The limit was based on average traffic.')],
  ['five-whys', why('The load test does not cover peak traffic.')],
  ['fishbone', cause('The runbook has no step for a read-only primary')],
  ['fishbone', cause('Two dashboards show the same metric under different names')],
  ['fishbone', cause('Deploys and migrations run at the same time')],
  ['actions', action('Alert when pool usage exceeds 80% for 5 minutes')],
  ['actions', action('Block deploys while a migration is running')],
  ['closing', event('The backup from the night before was complete.')],
]

describe('when somebody writes', () => {
  it.each(situations)('that %s, the fitting card comes', async (_what, stage, write, cards) => {
    const { applyRemoteEdit } = open(stage)
    const before = shownCardId()
    await applyRemoteEdit(write)
    await waitFor(() => expect(cards).toContain(shownCardId()))
    expect(before).not.toBe(shownCardId())
    for (const word of ['John', 'Ana', 'Dana']) expect(region().textContent).not.toContain(word)
    expect(ui.getState().announcement).toMatch(/^New prompt card: /)
  })

  it('a row that is missing something, the reason for the card does not quote it', async () => {
    const { applyRemoteEdit } = open('timeline')
    await applyRemoteEdit((doc) => addEvent(doc, ana, { text: 'John broke the checkout', kind: 'detection' }))
    await waitFor(() => expect(region().textContent).toContain('An event has no time.'))
    expect(region().textContent).not.toMatch(/John|checkout/)
  })

  it.each(neutral)('something neutral in %s, no card comes (%#)', async (stage, write) => {
    const { applyRemoteEdit, open: opened } = open(stage)
    const found: string[] = []
    opened.language.onSituations(({ ids }) => found.push(...ids))
    const announced: string[] = []
    const stop = ui.subscribe(({ announcement }) => announced.push(announcement))
    await applyRemoteEdit(write)
    await waitFor(() => expect(opened.language.checked.size).toBeGreaterThan(0))
    // What is written after it comes after it: once that has its card, this one would have had it, too.
    await applyRemoteEdit(felt('I am furious about this.'))
    await waitFor(() => expect(announced).not.toEqual([]))
    stop()
    expect(found).toEqual(['strong-feelings'])
    expect(announced).toHaveLength(1)
  })
})

describe('the cards', () => {
  it('stay as chosen, and a badge shows that something newer is waiting', async () => {
    const { applyRemoteEdit, user } = open('timeline')
    await user.keyboard('{Alt>}k{/Alt}')
    await user.keyboard('51')
    await waitFor(() => expect(shownCardId()).toBe('quiet'))
    expect(screen.queryByRole('dialog')).toBeNull()
    await applyRemoteEdit(event('John forgot to rotate the key.'))
    const mark = await screen.findByRole('button', { name: '1 new' })
    expect(shownCardId()).toBe('quiet')
    await user.click(mark)
    expect(shownCardId()).toBe('redirect-name')
    expect(screen.queryByRole('button', { name: '1 new' })).toBeNull()
  })

  it('are all in the list of situations, reached by two keys, by search and by the arrows', async () => {
    const { user } = open('timeline')
    await user.keyboard('{Alt>}k{/Alt}')
    const dialog = within(screen.getByRole('dialog', { name: 'Situations' }))
    expect(dialog.getAllByRole('option')).toHaveLength(12)
    await user.keyboard('6')
    expect(dialog.getByRole('heading', { name: 'Guesses and causes' })).toBeTruthy()
    await user.keyboard('{Backspace}digress')
    expect(dialog.getAllByRole('option')[0]?.textContent).toMatch(/^7\w.*Shall we park it\?/)
    await user.clear(dialog.getByRole('combobox'))
    await user.keyboard('blame')
    expect(dialog.getAllByRole('option').length).toBeGreaterThan(1)
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('can be pinned, and are then in the list once more', async () => {
    const { user } = open('timeline')
    const pinned = shownCardId()
    await user.click(screen.getByRole('button', { name: 'Pin this card' }))
    expect(getSettings().pinnedCards).toEqual([pinned])
    await user.click(screen.getByRole('button', { name: 'Next card' }))
    expect(shownCardId()).not.toBe(pinned)
    await user.keyboard('{Alt>}k{/Alt}')
    await user.keyboard('c1')
    await waitFor(() => expect(shownCardId()).toBe(pinned))
    await user.click(screen.getByRole('button', { name: 'Unpin this card' }))
    expect(getSettings().pinnedCards).toEqual([])
  })

  it('are pinned as they are when the key is pressed, not as they were when it was offered', async () => {
    const { user } = open('timeline')
    const pin = getCommands().find(({ id }) => id === 'pin card')
    await user.click(screen.getByRole('button', { name: 'Next card' }))
    act(() => pin?.run())
    expect(getSettings().pinnedCards).toEqual([shownCardId()])
    act(() => pin?.run())
    expect(getSettings().pinnedCards).toEqual([])
  })
})
