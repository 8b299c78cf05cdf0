import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findTemplate, openTemplates, type TemplatesFile } from '../../../electron/host/app/templates'
import { StageFrame } from '../../../renderer/components/StageFrame'
import { Toasts } from '../../../renderer/components/Toasts'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { TemplateDialog } from '../../../renderer/screens/templates/TemplateDialog'
import { useMeetingDeck } from '../../../renderer/stores/meeting-deck'
import { getSettings, signIn } from '../../../renderer/stores/settings'
import { createDocument, snapshot } from '../../../shared/document'
import { addOwnSection, chosenSections, listChosen } from '../../../shared/meeting/report'
import { defaultSettings, type Settings } from '../../../shared/protocol/settings'
import type { PostmortemTemplate } from '../../../shared/protocol/templates'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'

const wire = vi.hoisted(() => ({
  file: undefined as TemplatesFile | undefined,
  made: [] as (string | undefined)[],
  settings: {} as Partial<Settings>,
  listeners: new Set<(event: { type: string }) => void>(),
}))

vi.mock('../../../renderer/host', async () => {
  const { answerCalls } = await import('../../support/host-calls')
  return {
    host: {
      call: answerCalls(() => ({
        'templates.read': () => wire.file?.read(),
        'templates.save': ({ template }: { template: PostmortemTemplate }) => wire.file?.save(template),
        'templates.remove': ({ id }: { id: string }) => wire.file?.remove(id),
        'settings.read': () => ({ ...defaultSettings, ...wire.settings }),
        'settings.change': (change: Partial<Settings>) => ({
          ...defaultSettings,
          ...Object.assign(wire.settings, change),
        }),
        'library.create': async ({ template }: { template?: string }) => {
          if (template && wire.file) findTemplate(template, await wire.file.read())
          wire.made.push(template)
          return { id: 'made' }
        },
      })),
      onEvent: (listener: (event: { type: string }) => void) => {
        wire.listeners.add(listener)
        return () => wire.listeners.delete(listener)
      },
    },
  }
})

const team: PostmortemTemplate = {
  id: 'team',
  version: 1,
  name: 'Team',
  purpose: 'For large outages.',
  agenda: [
    { stage: 'timeline', minutes: 20 },
    { stage: 'actions', minutes: 15 },
  ],
  sections: ['context'],
  prompts: { stages: { timeline: 'Logs first.' }, fields: { whatHappened: 'From the first alert on.' } },
  cards: {
    own: [{ id: 'ask-sales', group: 'voices', situation: 'Sales is here', lines: ['Ask.'], why: '', weight: 3 }],
  },
}
const second: PostmortemTemplate = {
  ...team,
  version: 2,
  sections: ['context', 'learning', { title: 'Cost', prompt: 'Hours.' }],
}

let folder: string
const path = () => join(folder, 'templates.json')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-templates-'))
  wire.made = []
  wire.settings = {}
  wire.file = openTemplates(folder, () =>
    act(() => {
      for (const listener of wire.listeners) listener({ type: 'templates' })
    }),
  )
  await signIn()
})
afterEach(async () => {
  wire.file?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('choosing a template', () => {
  const show = async () => {
    const onClose = vi.fn()
    render(
      <>
        <TemplateDialog onClose={onClose} />
        <Toasts />
      </>,
    )
    await screen.findByRole('group', { name: 'From the guides' })
    return { user: userEvent.setup(), onClose }
  }
  const radio = (name: string) => screen.getByRole('radio', { name }) as HTMLInputElement

  it('offers the usual one, one’s own and those of the guides, each with what it is for, and remembers the choice', async () => {
    await wire.file?.save(team)
    const { user, onClose } = await show()
    await screen.findByRole('radio', { name: 'Team' })
    expect(screen.getAllByRole('radio')).toHaveLength(9)
    expect(radio('Usual postmortem').checked).toBe(true)
    expect(
      screen.getByRole('radio', {
        name: 'Team',
        description: /For large outages.*35 minutes · 2 stages · 1 more section/,
      }),
    ).toBeTruthy()
    expect(await findAxeViolations(document.body)).toEqual([])
    await user.click(radio('Team'))
    await user.click(screen.getByRole('button', { name: 'Create postmortem' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(wire.made).toEqual(['team'])
    await waitFor(() => expect(getSettings().template).toBe('team'))
    cleanup()
    await show()
    expect(radio('Team').checked).toBe(true)
  })

  it('says what is wrong in the file, and what to do if a template is gone', async () => {
    await writeFile(path(), JSON.stringify({ templates: [team, { id: 'x' }] }))
    const { user, onClose } = await show()
    const problems = await screen.findByRole('list', { name: 'Problems in the file' })
    expect(problems.textContent).toContain('template “x”: “name” must be a text')
    await user.click(radio('Team'))
    // The button is pressed before the page hears of the change.
    wire.listeners.clear()
    await writeFile(path(), '[]')
    await user.click(screen.getByRole('button', { name: 'Create postmortem' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/no template “team” any more. Nothing was made/)
    expect(onClose).not.toHaveBeenCalled()
  })

  it('an own one can be removed, and brought back', async () => {
    await wire.file?.save(team)
    const { user } = await show()
    await user.click(await screen.findByRole('button', { name: 'Remove the template Team' }))
    await waitFor(() => expect(screen.queryByRole('radio', { name: 'Team' })).toBeNull())
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByRole('radio', { name: 'Team' })
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({ templates: [team] })
  })
})

describe('the template of a postmortem', () => {
  const show = async (
    template: PostmortemTemplate | undefined = team,
    options: Parameters<typeof openMeeting>[1] = {},
  ) => {
    const doc = createDocument({ title: 'Outage', template }, testAuthor())
    const meeting = openMeeting(doc, options)
    meeting.show(
      <>
        <PrepareScreen />
        <Toasts />
      </>,
    )
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: /^Template/ }))
    return { doc, user, ...meeting }
  }
  const titles = (doc: Parameters<typeof snapshot>[0]) => listChosen(snapshot(doc)).map(({ title }) => title)

  it('offers what is new in it, adds what is ticked as one step, and offers the rest no more', async () => {
    await wire.file?.save(second)
    const { doc, user, session } = await show()
    const news = await screen.findByRole('region', { name: 'New in version 2' })
    expect(screen.getByRole('button', { name: /^Template New$/ })).toBeTruthy()
    expect(await findAxeViolations(document.body)).toEqual([])
    await user.click(within(news).getByRole('checkbox', { name: /What we learned/ }))
    await user.click(within(news).getByRole('button', { name: 'Add what is ticked' }))
    await waitFor(() => expect(titles(doc)).toEqual(['Context', 'Cost']))
    expect(screen.queryByRole('region', { name: 'New in version 2' })).toBeNull()
    await waitFor(() => expect(screen.getByText(/version 2\. Its hints/)).toBeTruthy())
    act(() => void session.undo.undo())
    await waitFor(() => expect(titles(doc)).toEqual(['Context']))
    await screen.findByRole('region', { name: 'New in version 2' })
  })

  it('is offered to nobody who can’t change the document or doesn’t hold the meeting', async () => {
    await wire.file?.save(second)
    const { connection } = await show()
    await screen.findByRole('region', { name: 'New in version 2' })
    act(() => connection.setState({ meetingHost: 'linked' }))
    expect(screen.queryByRole('region', { name: 'New in version 2' })).toBeNull()
    cleanup()
    await show(team, { isReadOnly: true })
    expect(screen.queryByRole('region', { name: 'New in version 2' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Save template' })).toBeNull()
  })

  it('is saved from a postmortem: its structure, and nothing that was written or anybody’s name', async () => {
    const { doc, user } = await show()
    const author = testAuthor('Marisol')
    act(() => {
      addOwnSection(doc, author, { title: 'Audience', text: 'Secret words of Marisol' })
      chosenSections.add(doc, author, { title: ' ' })
    })
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await user.click(screen.getByRole('button', { name: 'Save template' }))
    expect(screen.getByRole('textbox', { name: 'Name', description: 'Give the template a name.' })).toBeTruthy()
    await user.type(name, 'Größere Ausfälle')
    await user.click(screen.getByRole('button', { name: 'Save template' }))
    await screen.findByText(/“Größere Ausfälle” was saved: 35 minutes, 2 stages, 2 more sections/)
    const saved = await readFile(path(), 'utf8')
    expect(saved).not.toMatch(/Marisol|Secret|Noor|Outage/)
    expect(JSON.parse(saved).templates).toEqual([
      {
        ...team,
        id: 'gro-ere-ausfa-lle',
        name: 'Größere Ausfälle',
        purpose: '',
        sections: ['context', { title: 'Audience', prompt: '' }],
      },
    ])
    expect(screen.getByRole('status').textContent).toMatch(/replaces version 1/)
    await user.click(screen.getByRole('button', { name: 'Save template' }))
    await waitFor(async () => expect(JSON.parse(await readFile(path(), 'utf8')).templates[0].version).toBe(2))
  })

  it('gives its hints and cards to everybody, guests too', async () => {
    const { user, show: showMore } = await show(team, { kind: 'guest' })
    await user.click(screen.getByRole('button', { name: 'The incident' }))
    expect(screen.getByRole('textbox', { name: 'What happened' }).getAttribute('aria-placeholder')).toBe(
      'From the first alert on.',
    )
    await user.click(screen.getByRole('button', { name: 'Timeline' }))
    await screen.findByText('Logs first.')
    const Deck = () => <p>{useMeetingDeck().map(({ situation }) => situation)}</p>
    cleanup()
    showMore(<Deck />)
    expect(document.body.textContent).toContain('Sales is here')
    cleanup()
    showMore(<StageFrame stage="timeline" mode="present" />)
    expect(screen.queryByText('Logs first.')).toBeNull()
  })
})
