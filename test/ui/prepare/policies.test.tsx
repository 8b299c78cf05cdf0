import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPolicies, type PoliciesFile } from '../../../electron/host/app/policies'
import { Toasts } from '../../../renderer/components/Toasts'
import { PoliciesDialog } from '../../../renderer/screens/policies/PoliciesDialog'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { savePolicies } from '../../../renderer/stores/policies'
import { signIn } from '../../../renderer/stores/settings'
import { createDocument } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { rules, rulesOf } from '../../../shared/meeting/rules'
import type { PolicyRules } from '../../../shared/protocol/policies'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'

const wire = vi.hoisted(() => ({
  file: undefined as PoliciesFile | undefined,
  listeners: new Set<(event: { type: string }) => void>(),
}))

vi.mock('../../../renderer/host', async () => {
  const { answerCalls } = await import('../../support/host-calls')
  return {
    host: {
      call: answerCalls(() => ({
        'policies.read': () => wire.file?.read(),
        'policies.save': (input: { rules: PolicyRules }) => wire.file?.save(input.rules),
      })),
      onEvent: (listener: (event: { type: string }) => void) => {
        wire.listeners.add(listener)
        return () => wire.listeners.delete(listener)
      },
    },
  }
})

let folder: string
const path = () => join(folder, 'policies.json')
const onDisk = async () => JSON.parse(await readFile(path(), 'utf8'))
const notify = () => {
  for (const listener of wire.listeners) listener({ type: 'policies' })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-policies-'))
  wire.file = openPolicies(folder, () => act(notify))
  await signIn()
  // The page’s store may hold what an earlier test has left.
  await savePolicies({})
})
afterEach(async () => {
  wire.file?.close()
  await rm(folder, { recursive: true, force: true })
})

const showDialog = async () => {
  const onClose = vi.fn()
  render(
    <>
      <PoliciesDialog onClose={onClose} />
      <Toasts />
    </>,
  )
  await screen.findByRole('heading', { name: 'Severity levels' })
  return { user: userEvent.setup(), onClose }
}
const isDisabled = (element: HTMLElement): boolean => element.matches(':disabled')
const names = () => screen.getAllByLabelText(/^Name \(/).map((field) => (field as HTMLInputElement).value)

describe('the editor of policies', () => {
  it('begins with what applies anyway, and saves only what was decided', async () => {
    const { user, onClose } = await showDialog()
    await waitFor(() => expect(names()).toEqual(['P1', 'P2', 'P3', 'Near miss']))
    const hours = screen.getByLabelText(/^The draft is written within/)
    await user.clear(hours)
    await user.type(hours, '48')
    await user.click(within(screen.getByRole('group', { name: 'Every action needs' })).getByLabelText('Ticket'))
    await user.click(screen.getByRole('button', { name: 'Save policies' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(await onDisk()).toEqual({
      deadlines: { draftHours: 48 },
      requiredFields: { action: ['owner', 'due', 'ticket'] },
    })
  })

  it('moves, removes and adds levels by keyboard, and the focus stays with them', async () => {
    const { user } = await showDialog()
    await waitFor(() => expect(names()).toHaveLength(4))
    screen.getByRole('button', { name: 'Move P1 down' }).focus()
    await user.keyboard('{Enter}')
    expect(names()).toEqual(['P2', 'P1', 'P3', 'Near miss'])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move P1 down' }))
    screen.getByRole('button', { name: 'Remove Near miss' }).focus()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove P3' }))
    await user.click(screen.getByRole('button', { name: 'Add level' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
    await user.keyboard('P4')
    await user.selectOptions(within(screen.getByRole('group', { name: 'P4' })).getByLabelText('Review'), 'written')
    await user.click(screen.getByRole('button', { name: 'Save policies' }))
    await waitFor(async () => expect((await onDisk()).severityScale).toHaveLength(4))
    expect(
      (await onDisk()).severityScale.map(({ id, review }: { id: string; review: string }) => [id, review]),
    ).toEqual([
      ['P2', 'meeting'],
      ['P1', 'meeting'],
      ['P3', 'written'],
      ['P4', 'written'],
    ])
  })

  it('says at the field what is wrong, and saves nothing', async () => {
    const { user, onClose } = await showDialog()
    await waitFor(() => expect(names()).toHaveLength(4))
    await user.clear(screen.getByLabelText('Name (P2)'))
    await user.clear(screen.getByLabelText('How many (P1)'))
    await user.type(screen.getByLabelText('How many (P1)'), '-3')
    await user.click(screen.getByRole('button', { name: 'Save policies' }))
    expect(screen.getByRole('alert').textContent).toContain('Nothing has been saved yet.')
    expect(screen.getByRole('textbox', { name: 'Name', description: 'Give the level a name.' })).toBeTruthy()
    expect(
      screen.getByRole('textbox', { name: 'How many (P1)', description: 'Type a whole number from 1 to 365.' }),
    ).toBeTruthy()
    expect(onClose).not.toHaveBeenCalled()
    expect(await findAxeViolations(document.body)).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
  })

  it('names what can’t be used in the file, and is read-only while none of it can', async () => {
    await writeFile(path(), JSON.stringify({ deadlines: { draftHours: 'soon' } }))
    await showDialog()
    const problems = await screen.findByRole('list', { name: 'Problems in the file' })
    expect(problems.textContent).toContain('policies.json: “draftHours” is “soon”')
    expect(isDisabled(screen.getByRole('button', { name: 'Save policies' }))).toBe(false)
    await writeFile(path(), '{')
    act(notify)
    await waitFor(() => expect(document.body.textContent).toContain('The file ends too early'))
    expect(isDisabled(screen.getByRole('button', { name: 'Save policies' }))).toBe(true)
    expect(isDisabled(screen.getByLabelText('Name (P1)'))).toBe(true)
  })

  it('keeps what was typed when it is closed, and says if the file has changed meanwhile', async () => {
    const { user } = await showDialog()
    await waitFor(() => expect(names()).toHaveLength(4))
    await user.type(screen.getByLabelText('Name (P1)'), '!')
    cleanup()
    await writeFile(path(), JSON.stringify({ deadlines: { draftHours: 10 } }))
    await showDialog()
    expect(names()[0]).toBe('P1!')
    expect(await screen.findByText(/changed elsewhere while you were editing/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
  })
})

describe('on Prepare', () => {
  const show = (options: Parameters<typeof openMeeting>[1] = {}) => {
    const doc = createDocument({ title: 'Shop down' }, testAuthor())
    const meeting = openMeeting(doc, options)
    meeting.show(<PrepareScreen />)
    return { doc, user: userEvent.setup(), ...meeting }
  }
  const offer = () => screen.queryByRole('region', { name: 'Policies' })
  const policies: PolicyRules = {
    severityScale: [{ id: 'SEV 1', meaning: '', threshold: '', review: 'near-miss', withinDays: 2 }],
  }

  it('policies that have changed are offered and taken in one step, which can be undone', async () => {
    await savePolicies(policies)
    const { doc, user, session } = show()
    await waitFor(() => expect(offer()).toBeTruthy())
    await user.click(screen.getByRole('button', { name: 'Use them here' }))
    expect(rulesOf(rules.read(doc).value).severityScale).toEqual(policies.severityScale)
    expect(await screen.findByRole('option', { name: 'SEV 1' })).toBeTruthy()
    expect(offer()).toBeNull()
    act(() => void session.undo.undo())
    expect(doc.getMap('rules').size).toBe(0)
    await waitFor(() => expect(offer()).toBeTruthy())
    await user.click(screen.getByRole('button', { name: 'Keep what it has' }))
    await waitFor(() => expect(offer()).toBeNull())
    expect(rules.read(doc).value.severityScale).toEqual([])
  })

  it('nobody is offered policies who can’t change the document or doesn’t hold the meeting', async () => {
    await savePolicies(policies)
    show({ isReadOnly: true })
    await screen.findByRole('combobox', { name: 'Severity' })
    expect(offer()).toBeNull()
    cleanup()
    const { connection } = show()
    await waitFor(() => expect(offer()).toBeTruthy())
    act(() => connection.setState({ meetingHost: 'linked' }))
    expect(offer()).toBeNull()
  })

  it('the severity says how the incident is reviewed, and somebody can choose another way', async () => {
    const { doc, user } = show()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Severity' }), 'P3')
    expect(await screen.findByText(/^P3: A written review within 5 business days is enough/)).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Review' }), 'Meeting')
    expect(record.read(doc).value.review).toBe('meeting')
    expect(await screen.findByText('Chosen for this postmortem. P3 alone would mean: Written review.')).toBeTruthy()
  })

  it('a severity outside of the scale is kept and shown', async () => {
    const { doc } = show()
    act(() => record.change(doc, { severity: 'SEV-9' }))
    const severity = screen.getByRole('combobox', { name: 'Severity' })
    await waitFor(() => expect((severity as HTMLSelectElement).value).toBe('SEV-9'))
    expect(screen.getByText(/not on the scale of this postmortem/)).toBeTruthy()
  })

  it('the schedule shows dates once a day is known', async () => {
    const { doc, user } = show()
    await user.click(screen.getByRole('button', { name: 'Schedule' }))
    expect(screen.getByText('Dates appear once the day of the incident is known.')).toBeTruthy()
    act(() => record.change(doc, { resolvedAt: Date.UTC(2026, 0, 2, 12) }))
    const draft = screen.getByText('Draft the postmortem').closest('li')
    await waitFor(() => expect(draft?.textContent).toMatch(/5 Jan 2026 · overdue/))
    expect(await findAxeViolations(document.body)).toEqual([])
  })
})
