import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { ExportDialog } from '../../../renderer/screens/report/ExportDialog'
import { snapshot } from '../../../shared/document'
import { exportFormats } from '../../../shared/document/exports'
import { notes } from '../../../shared/meeting/notes'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

/** jsdom has no clipboard for several types. */
const clipboard = vi.hoisted(() => ({ copied: '' }))
vi.mock('../../../renderer/clipboard', () => ({
  copy: async ({ text, html = '' }: { text: string; html?: string }) => {
    clipboard.copied = [text, html].join('\n')
    return true
  },
}))

beforeEach(() => localStorage.clear())

const open = async (doc: Y.Doc) => {
  cleanup()
  const meeting = openMeeting(doc)
  await act(
    async () => void meeting.show(<ExportDialog snapshot={snapshot(doc)} toReview={0} onClose={() => undefined} />),
  )
  return userEvent.setup()
}

const turnOn = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('checkbox', { name: /^Public edition/ }))
  return within(screen.getByRole('region', { name: 'Public edition' }))
}

const copied = async (user: ReturnType<typeof userEvent.setup>, label: string) => {
  clipboard.copied = ''
  await user.click(screen.getByLabelText(`Copy ${label}`))
  await waitFor(() => expect(clipboard.copied).not.toBe(''))
  return clipboard.copied
}

describe('the public edition in the Export dialog', () => {
  const createDoc = () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    addAction(doc, testAuthor('Dana'), { text: 'Ask each team for a restore test', due: '2017-03-01' })
    notes.add(doc, testAuthor('Dana'), { text: 'Noor called db-7.acme.com for $5,000' })
    return doc
  }

  it('replaces everything at once: one checkbox, and what is copied has no name; the document is untouched', async () => {
    const doc = createDoc()
    const before = Y.encodeStateAsUpdate(doc)
    const user = await open(doc)
    for (const { label } of exportFormats.filter(
      ({ group, isPrinted, isForColleagues }) => group === 'report' && !isPrinted && !isForColleagues,
    )) {
      expect(await copied(user, label)).toMatch(/GitLab/)
    }
    await turnOn(user)
    for (const { label, group } of exportFormats.filter(
      ({ group, isPrinted, isForColleagues }) => group !== 'data' && !isPrinted && !isForColleagues,
    )) {
      if (group === 'ticket') await user.selectOptions(screen.getByLabelText('Write actions for'), label)
      expect(await copied(user, label)).not.toMatch(/Noor|Marisol|acme|\$5,000|GitLab/)
    }
    expect(screen.queryByRole('button', { name: 'Save JSON' })).toBeNull()
    // The printed pages are those of the edition, too.
    expect(screen.getByRole('button', { name: 'Print the report' })).toBeTruthy()
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('lists each with its count and first place, in groups; one can be kept, and another called otherwise', async () => {
    const user = await open(createDoc())
    const edition = await turnOn(user)
    expect(edition.getByRole('heading', { name: /^People \d+$/ })).toBeTruthy()
    expect(edition.getByRole('checkbox', { name: /Replace Noor 2 times, first in/ })).toBeTruthy()
    const host = edition.getByLabelText('Stand-in for db-7.acme.com')
    await user.clear(host)
    await user.type(host, 'the primary{Enter}')
    await user.click(edition.getByRole('checkbox', { name: /Replace Noor/ }))
    expect(edition.getByLabelText('Stand-in for Noor')).toHaveProperty('disabled', true)
    expect(edition.getByRole('status').textContent).toMatch(/, 1 stays\.$/)
    expect(await copied(user, 'Markdown')).toContain('Noor called the primary for an amount')

    await user.click(edition.getByRole('button', { name: 'Replace all' }))
    expect(await copied(user, 'Markdown')).not.toContain('Noor')
  })

  it('refuses a stand-in that is empty or still says who it is', async () => {
    const user = await open(createDoc())
    const edition = await turnOn(user)
    const field = edition.getByLabelText('Stand-in for Noor')
    await user.clear(field)
    await user.type(field, 'noor’s team')
    expect(edition.getByText('This still contains the original.')).toBeTruthy()
    expect(await copied(user, 'Markdown')).not.toMatch(/noor/i)
  })

  it('starts the next document from the same decisions', async () => {
    const user = await open(createDoc())
    const edition = await turnOn(user)
    await user.click(edition.getByRole('checkbox', { name: /Replace Noor/ }))
    const field = edition.getByLabelText('Stand-in for Marisol')
    await user.clear(field)
    await user.type(field, 'Engineer M{Enter}')
    await copied(user, 'Markdown')

    const next = createGitlabDocument(testAuthor('Dana'))
    const again = await open(next)
    const list = await turnOn(again)
    await waitFor(() => expect(list.getByRole('checkbox', { name: /Replace Noor/ })).toHaveProperty('checked', false))
    expect(list.getByLabelText('Stand-in for Marisol')).toHaveProperty('value', 'Engineer M')
  })

  it('draws a part of a long group, and the rest when asked', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const hosts = Array.from({ length: 102 }, (_, at) => `db-${at + 1}`)
    notes.add(doc, testAuthor('Dana'), { text: hosts.join(' ') })
    const user = await open(doc)
    const edition = await turnOn(user)
    expect(edition.queryByLabelText('Stand-in for db-102')).toBeNull()
    await user.click(edition.getByText('Show 2 more'))
    expect(edition.getByLabelText('Stand-in for db-102')).toBeTruthy()
    expect(await copied(user, 'Markdown')).not.toMatch(/db-\d/)
  })
})
