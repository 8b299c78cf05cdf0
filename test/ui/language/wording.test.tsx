import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { getCommands, runKeyCommand } from '../../../renderer/commands/registry'
import { NewRow } from '../../../renderer/components/NewRow'
import { SharedText } from '../../../renderer/components/SharedText'
import { Toasts } from '../../../renderer/components/Toasts'
import { useWordingCommands } from '../../../renderer/language/use-wording-commands'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { Capture } from '../../../renderer/screens/meeting/Capture'
import { useMeeting, useOpenMeeting } from '../../../renderer/stores/meeting-context'
import { changeSettings } from '../../../renderer/stores/settings'
import { ui } from '../../../renderer/stores/ui'
import { startMeeting } from '../../../shared/meeting/agenda'
import { assignRole } from '../../../shared/meeting/people/roles'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

const blaming = 'John carelessly dropped the users table'
const author = testAuthor('Dana')

beforeAll(preloadAll)
beforeEach(() => changeSettings({ checksWording: true }))
beforeEach(() => {
  const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
})

const Keys = () => {
  useWordingCommands()
  return null
}

/** The text of a row, as stages show it. */
const EventText = ({ id }: { id: string }) => {
  const { session } = useOpenMeeting()
  const value = useMeeting(() => events.text(session.doc, id, 'text')?.toString() ?? '')
  return <SharedText text={events.text(session.doc, id, 'text')} value={value} label="What happened" />
}

const showRow = (options: Parameters<typeof openMeeting>[1] = {}) => {
  const doc = new Y.Doc()
  const added: string[] = []
  const meeting = openMeeting(doc, options)
  meeting.show(
    <>
      <Keys />
      <NewRow draftKey="timeline" label="New event" placeholder="" onAdd={(text) => added.push(text)} />
      <Toasts />
    </>,
  )
  return { ...meeting, doc, added, user: userEvent.setup(), field: screen.getByRole<HTMLInputElement>('textbox') }
}

const marks = () =>
  [...document.querySelectorAll('[data-wording], .cm-content .mark')].map(({ textContent }) => textContent)
const marked = () => waitFor(() => expect(marks().length).toBeGreaterThan(0))
const card = () => screen.queryByRole('dialog', { name: 'Wording' })
describe('a row that is being typed', () => {
  it('underlines blaming words, and opens the card on them without taking the focus', async () => {
    const { user, field } = showRow()
    await user.type(field, blaming)
    await marked()
    expect(marks().join(' ')).toContain('carelessly')
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    expect(card()?.textContent).toMatch(/Ask instead/)
    expect(document.activeElement).toBe(field)
    await user.keyboard('!')
    expect(field.value).toBe(`${blaming}!`)
    expect(card()).toBeNull()
  })

  it('accepts the suggestion by one key', async () => {
    const { user, field } = showRow()
    // jsdom has no editing commands; the browser's puts the words in the place of the selection.
    document.execCommand = (_command, _ui, value = '') => {
      const { selectionStart, selectionEnd } = field
      const text = field.value.slice(0, selectionStart ?? 0) + value + field.value.slice(selectionEnd ?? 0)
      fireEvent.input(field, { target: { value: text } })
      return true
    }
    await user.type(field, 'At night the intern accidentally dropped the users table')
    await marked()
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    expect(card()?.textContent).toContain('the users table was accidentally dropped')
    await user.keyboard('{Enter}')
    expect(field.value).toBe('At night the users table was accidentally dropped')
    expect(card()).toBeNull()
  })

  it('is not added by the key of the card, with or without a suggestion', async () => {
    const { user, field, added } = showRow()
    await user.type(field, 'The users table was dropped')
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    expect(added).toEqual([])
    expect(field.value).toBe('The users table was dropped')
    expect(ui.getState().announcement).toBe('There are no suggestions on your wording.')
  })

  it('is not changed by the key press that opened the card, however long Enter is held', async () => {
    const { user, field, added } = showRow()
    const rewritable = 'At night the intern accidentally dropped the users table'
    await user.type(field, rewritable)
    await marked()
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    expect(card()).not.toBeNull()
    fireEvent.keyDown(field, { key: 'Enter', repeat: true })
    expect(card()).not.toBeNull()
    expect(field.value).toBe(rewritable)
    expect(added).toEqual([])
  })

  it('leaves Esc and Enter to the field while no card is open', async () => {
    const { user, field, added } = showRow()
    await user.type(field, blaming)
    await marked()
    await user.keyboard('{Enter}')
    expect(added).toEqual([blaming])
  })

  it('is not marked again for what was dismissed, whatever else is typed there', async () => {
    const { user, field, untilChecked } = showRow()
    await user.type(field, blaming)
    await marked()
    await user.keyboard('{Alt>}{Enter}{/Alt}{Tab}')
    expect(card()?.contains(document.activeElement)).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Fine here' }))
    expect(document.activeElement).toBe(field)
    expect(marks()).toEqual([])
    await user.clear(field)
    await user.type(field, 'Maria carelessly restarted the primary')
    await untilChecked()
    expect(marks()).toEqual([])
  })

  it('gets the focus by Tab from the last button of the card', async () => {
    const { user, field } = showRow()
    await user.type(field, blaming)
    await marked()
    await user.keyboard('{Alt>}{Enter}{/Alt}{Tab}')
    const buttons = within(card() as HTMLElement).getAllByRole('button')
    expect(document.activeElement).toBe(buttons[0])
    await user.keyboard('{Tab}'.repeat(buttons.length))
    expect(card()).toBeNull()
    expect(document.activeElement).toBe(field)
    expect(field.value).toBe(blaming)
  })

  it('is not checked while the check is switched off, and is checked again after', async () => {
    const { user, field, untilChecked } = showRow()
    await user.type(field, blaming)
    await marked()
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    await user.click(screen.getByRole('button', { name: 'Stop checking' }))
    expect(marks()).toEqual([])
    expect(localStorage.getItem('debrief.guest')).toContain('"checksWording":false')
    expect(getCommands().map(({ label }) => label)).toContain('Check my wording as I write')
    await user.type(field, ' and a replica')
    await untilChecked()
    expect(marks()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Turn on again' }))
    await user.click(field)
    await marked()
  })

  it('shows nothing while it does not have the focus', async () => {
    const { user, field } = showRow()
    await user.type(field, blaming)
    await marked()
    act(() => field.blur())
    expect(marks()).toEqual([])
  })
})

describe('the capture bar', () => {
  const captureWhileRunning = async (prepare: (doc: Y.Doc) => void, isFacilitator: boolean) => {
    const doc = new Y.Doc()
    startMeeting(doc, 'timeline', author)
    prepare(doc)
    const { open, show, session, untilChecked } = openMeeting(doc, { isFacilitator })
    open.author = { ...open.author, person: 'noor' }
    show(<Capture />)
    const user = userEvent.setup()
    const field = screen.getByRole('textbox', { name: /^Capture/ })
    await user.type(field, blaming)
    return { open, user, session, doc, untilChecked }
  }

  it('marks a participant’s own words, and opens the card on them by its key', async () => {
    const { user, doc } = await captureWhileRunning(() => undefined, false)
    await marked()
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    expect(card()?.textContent).toMatch(/Ask instead/)
    expect(events.read(doc).value).toEqual([])
  })

  it('adds nothing by the key of the card if there is no finding', async () => {
    const { user, doc } = await captureWhileRunning(() => undefined, true)
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    expect(events.read(doc).value).toEqual([])
    await user.keyboard('{Enter}')
    expect(events.read(doc).value).toHaveLength(1)
  })

  it('marks nothing for the note-taker while the meeting runs, nor what they captured when it is edited later', async () => {
    const { open, user, doc, untilChecked } = await captureWhileRunning(
      (doc) => assignRole(doc, author, 'note-taker', { id: 'noor', name: 'Noor' }),
      false,
    )
    await untilChecked()
    expect(marks()).toEqual([])
    await user.keyboard('{Enter}')
    const [row] = events.read(doc).value
    const text = events.text(doc, row?.id ?? '', 'text')
    expect(row?.text).toBe(blaming)
    expect(text && open.language.ownWords.rangesIn(text)).toEqual([])
  })

  it('marks nothing for the facilitator, who writes down what the room says', async () => {
    const { untilChecked } = await captureWhileRunning(() => undefined, true)
    await untilChecked()
    expect(marks()).toEqual([])
  })
})

describe('a shared text', () => {
  const edit = async (doc: Y.Doc, id: string) => {
    const meeting = openMeeting(doc)
    meeting.show(<EventText id={id} />)
    act(() => screen.getByRole('textbox').focus())
    await waitFor(() => expect(document.activeElement?.className).toContain('cm-content'))
    return meeting
  }

  it('underlines this person’s words, and nobody else’s', async () => {
    const doc = new Y.Doc()
    const theirs = new Y.Doc()
    const id = addEvent(theirs, author, { text: `${blaming}. ` })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
    const { untilChecked } = await edit(doc, id)
    await untilChecked()
    expect(marks()).toEqual([])
    const text = events.text(doc, id, 'text')
    act(() => text?.insert(text.length, 'Maria should have checked the replica.'))
    await marked()
    expect(marks().join(' ')).toContain('should have')
    expect(marks().join(' ')).not.toContain('carelessly')
  })

  it('still knows after reopening which words are this person’s', async () => {
    const doc = new Y.Doc()
    const first = openMeeting(doc)
    const id = addEvent(doc, author, { text: blaming })
    first.open.language.close()
    const later = new Y.Doc()
    Y.applyUpdate(later, Y.encodeStateAsUpdate(doc))
    await edit(later, id)
    await marked()
  })
})
