import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { type Assistant, createAssistant, openAssistantStore } from '../../../electron/host/app/assistant'
import { UserError } from '../../../electron/host/user-error'
import { FieldDraft } from '../../../renderer/components/drafts/FieldDraft'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { SettingsScreen } from '../../../renderer/screens/settings/SettingsScreen'
import { signIn } from '../../../renderer/stores/settings'
import { defaultSettings } from '../../../shared/protocol/settings'
import { closing } from '../../../shared/stages/closing/model'
import { answerJson, answerText, startAssistantServer } from '../../support/assistant-server'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

const wire = vi.hoisted(() => ({ assistant: undefined as Assistant | undefined, kind: 'own' }))

/** The host's own assistant, with nothing but the wire left out. */
vi.mock('../../../renderer/host', () => {
  const run = async (name: string, input: never, signal: AbortSignal): Promise<unknown> => {
    const { assistant, kind } = wire
    if (name === 'session.read') return { kind, isReadOnly: false, appVersion: '1' }
    if (name === 'settings.read') return defaultSettings
    if (name === 'assistant.read') return assistant?.settings()
    if (name === 'assistant.change') return assistant?.change(input)
    if (name === 'assistant.models') return assistant?.models(signal)
    if (name === 'assistant.improve') return assistant?.improve(input, signal)
    return new UserError('none', 'None.')
  }
  return {
    host: {
      call: async (name: string, input: never, { signal = new AbortController().signal } = {}) => {
        const result = await run(name, input, signal).catch((error: unknown) => error)
        if (signal.aborted) throw new DOMException('aborted', 'AbortError')
        if (result instanceof UserError) return { ok: false, failure: result.toFailure() }
        if (result instanceof Error) throw result
        return { ok: true, value: result }
      },
      onEvent: () => () => undefined,
    },
  }
})

let server: Awaited<ReturnType<typeof startAssistantServer>>
let folder: string

beforeAll(preloadAll)
beforeEach(async () => {
  server = await startAssistantServer()
  folder = await mkdtemp(join(tmpdir(), 'debrief-assistant-'))
  wire.assistant = createAssistant(await openAssistantStore(folder))
  wire.kind = 'own'
  await signIn()
})
afterEach(async () => {
  cleanup()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const turnOn = () => wire.assistant?.change({ isOn: true, address: server.address, model: 'small' })

const incident = (summary = ''): Y.Doc => {
  const doc = createGitlabDocument(testAuthor())
  closing.rewrite(doc, 'summary', summary)
  return doc
}
const summaryOf = (doc: Y.Doc): string => closing.read(doc).value.summary

const openPanel = async (doc: Y.Doc, options = {}) => {
  const meeting = openMeeting(doc, options)
  await act(async () => void meeting.show(<FieldDraft draft="summary" />))
  const user = userEvent.setup()
  await user.click(screen.getByText('Draft from facts'))
  await act(async () => undefined)
  return { ...meeting, user }
}

const openDialog = async (doc: Y.Doc) => {
  await turnOn()
  const opened = await openPanel(doc)
  await opened.user.click(await screen.findByRole('button', { name: 'Improve with assistant…' }))
  return {
    ...opened,
    raw: () => screen.getByLabelText('The request byte for byte', { selector: 'section' }).textContent,
  }
}

describe('the assistant in a draft', () => {
  it('is not offered before it is set up, and never to guests', async () => {
    await openPanel(incident())
    expect(screen.queryByRole('button', { name: /assistant/ })).toBeNull()
    cleanup()
    await turnOn()
    wire.kind = 'guest'
    await signIn()
    await openPanel(incident())
    expect(screen.queryByRole('button', { name: /assistant/ })).toBeNull()
    expect(server.state.connections).toBe(0)
  })

  it('shows what would be sent, sends nothing before Send, and then exactly that', async () => {
    const { user, raw } = await openDialog(incident())
    const sent = within(screen.getByRole('region', { name: 'What is sent' }))
    expect(sent.getByText(`${server.address}/chat/completions`)).toBeTruthy()
    expect(sent.getByText(`${new TextEncoder().encode(raw() ?? '').length.toLocaleString('en-US')} bytes`)).toBeTruthy()
    expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
    const before = raw()
    await user.click(screen.getByRole('checkbox', { name: /^On 31 January 2017/ }))
    expect(raw()).not.toBe(before)
    expect(raw()).not.toContain('On 31 January 2017')
    const shown = raw()
    expect(server.state.connections).toBe(0)
    await user.click(screen.getByRole('button', { name: 'Send' }))
    await screen.findByRole('region', { name: 'Suggestion' })
    expect(server.received.map(({ body }) => body)).toEqual([shown])
  })

  it('fills an empty text with the suggestion as one step of Undo, once it is chosen', async () => {
    const doc = incident()
    const { user, session } = await openDialog(doc)
    server.state.answer = answerText('On 31 January 2017, 31337 rows were lost.')
    await user.click(screen.getByRole('button', { name: 'Send' }))
    const suggestion = await screen.findByRole('region', { name: 'Suggestion' })
    expect(suggestion.querySelector('mark')?.textContent).toBe('31337 (not in the records)')
    expect(screen.getByText('Not in the records:').parentElement?.textContent).toContain('31337')
    expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
    expect(summaryOf(doc)).toBe('')
    await user.click(screen.getByRole('button', { name: 'Use this' }))
    expect(summaryOf(doc)).toBe('On 31 January 2017, 31337 rows were lost.')
    expect(await screen.findAllByText('Reworded or removed')).not.toHaveLength(0)
    expect(screen.queryByRole('dialog')).toBeNull()
    await act(async () => void session.undo.undo())
    expect(summaryOf(doc)).toBe('')
  })

  it('leaves what somebody wrote alone unless they choose to replace it, also when it is discarded', async () => {
    const doc = incident('Noor wrote this.')
    const { user, raw } = await openDialog(doc)
    expect(raw()).toContain('wrote this.')
    expect(raw()).not.toContain('Noor')
    const send = async () => {
      await user.click(screen.getByRole('button', { name: 'Send' }))
      await screen.findByRole('region', { name: 'Suggestion' })
    }
    await send()
    await user.click(screen.getByRole('button', { name: 'Discard' }))
    expect(summaryOf(doc)).toBe('Noor wrote this.')
    await user.click(screen.getByRole('button', { name: 'Improve with assistant…' }))
    await send()
    await user.click(screen.getByRole('button', { name: 'Add below the text' }))
    expect(summaryOf(doc)).toBe('Noor wrote this.\n\nAn answer.')
    await user.click(screen.getByRole('button', { name: 'Improve with assistant…' }))
    await send()
    await user.click(screen.getByRole('button', { name: 'Replace the text' }))
    expect(summaryOf(doc)).toBe('An answer.')
  })

  it('says what went wrong, and can be stopped; both keep the choices and change nothing', async () => {
    const doc = incident()
    const { user } = await openDialog(doc)
    await user.click(screen.getByRole('checkbox', { name: /^On 31 January 2017/ }))
    server.state.answer = answerJson({}, 500)
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/^The assistant’s server reported an error/)
    server.state.answer = () => undefined
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(screen.getByRole('status').textContent).toBe('Waiting for the answer…')
    await waitFor(() => expect(server.received).toHaveLength(2))
    await user.click(screen.getByRole('button', { name: 'Stop' }))
    expect(screen.getByRole('alert').textContent).toBe('You stopped the request. Nothing has changed.')
    await waitFor(() => expect(server.state.open).toBe(0))
    expect(screen.getByRole('checkbox', { name: /^On 31 January 2017/ })).toHaveProperty('checked', false)
    expect(summaryOf(doc)).toBe('')
  })

  it('ends its request when the dialog is closed', async () => {
    const { user } = await openDialog(incident())
    server.state.answer = () => undefined
    await user.click(screen.getByRole('button', { name: 'Send' }))
    await waitFor(() => expect(server.received).toHaveLength(1))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(server.state.open).toBe(0))
  })
})

describe('the assistant in the settings', () => {
  it('is off at first, is set up with a test of the connection, and keeps its key to itself', async () => {
    server.state.answer = answerJson({ data: [{ id: 'small' }, { id: 'large' }] })
    await act(async () => void render(<SettingsScreen />))
    const user = userEvent.setup()
    const section = within(await screen.findByRole('region', { name: 'Assistant' }))
    const isOn = section.getByRole('checkbox')
    expect(isOn).toHaveProperty('checked', false)
    await user.click(isOn)
    await user.type(await section.findByLabelText('Address'), `${server.address}{Enter}`)
    await user.type(section.getByLabelText('Key (optional)'), 'sk-secret{Enter}')
    await section.findByRole('button', { name: 'Forget the key' })
    expect(server.state.connections).toBe(0)
    await user.click(section.getByRole('button', { name: 'Test connection' }))
    await user.click(await section.findByRole('button', { name: 'large' }))
    await section.findByText('The server answers, and it has this model.')
    expect(wire.assistant?.settings()).toEqual({ isOn: true, address: server.address, model: 'large', hasKey: true })
    expect(server.received[0]?.headers.authorization).toBe('Bearer sk-secret')
    await user.tab()
    expect(document.body.innerHTML).not.toContain('sk-secret')
    expect(await findAxeViolations(document.body)).toEqual([])
    server.state.answer = answerJson({}, 401)
    await user.click(section.getByRole('button', { name: 'Test connection' }))
    expect(await section.findByText(/did not accept the key/)).toBeTruthy()
  })

  it('says when an address is not on this computer, and refuses one that others could read', async () => {
    await turnOn()
    await act(async () => void render(<SettingsScreen />))
    const user = userEvent.setup()
    const address = await screen.findByLabelText('Address')
    await user.clear(address)
    await user.type(address, 'http://models.example.com/v1{Enter}')
    expect(screen.getByText(/^Use https/)).toBeTruthy()
    expect(wire.assistant?.settings().address).toBe(server.address)
    await user.clear(address)
    await user.type(address, 'https://models.example.com/v1{Enter}')
    expect(await screen.findByText('This address is not on this computer. What you send leaves it.')).toBeTruthy()
  })
})
