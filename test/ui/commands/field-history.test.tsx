import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchFieldHistory } from '../../../renderer/commands/field-history'
import { type Command, runKeyCommand, runMenuCommand, useCommands } from '../../../renderer/commands/registry'

const done: string[] = []
const commands: Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    group: 'This page',
    keys: 'Mod+Z',
    history: 'undo',
    menu: 'undo',
    run: () => done.push('undo'),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'This page',
    keys: 'Mod+Y',
    history: 'redo',
    menu: 'redo',
    run: () => done.push('redo'),
  },
]

const Page = () => {
  useCommands(commands)
  return (
    <>
      <input aria-label="New action" />
      <textarea aria-label="Capture" />
      <input aria-label="Link" readOnly value="https://debrief.example" />
      <select aria-label="Owner">
        <option>Noor</option>
      </select>
    </>
  )
}

const press = (field: HTMLElement, key: 'z' | 'y'): boolean =>
  !fireEvent.keyDown(field, { key, code: `Key${key.toUpperCase()}`, ctrlKey: true })
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)

const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
let stop: () => void
beforeEach(() => {
  done.length = 0
  stop = watchFieldHistory()
  window.addEventListener('keydown', onKey)
  render(<Page />)
})
afterEach(() => {
  stop()
  window.removeEventListener('keydown', onKey)
})

test.each(['New action', 'Capture', 'Link', 'Owner'])('%s has nothing to undo, so the document has', (name) => {
  expect(press(field(name), 'z')).toBe(true)
  expect(press(field(name), 'y')).toBe(true)
  expect(done).toEqual(['undo', 'redo'])
})

test.each(['New action', 'Capture'])(
  'what is typed into %s, or was deleted again, is the field’s own',
  async (name) => {
    await userEvent.type(field(name), 'x')
    expect([press(field(name), 'z'), press(field(name), 'y')]).toEqual([false, false])
    await userEvent.type(field(name), '{Backspace}')
    expect(press(field(name), 'z')).toBe(false)
    expect(done).toEqual([])
  },
)

test('a field that was emptied by adding its row has nothing left to undo', async () => {
  await userEvent.type(field('New action'), 'x')
  field('New action').value = ''
  expect(press(field('New action'), 'z')).toBe(true)
})

test('what was undone down to nothing is redone in the field, and the next undo is the document’s', async () => {
  const input = field('New action')
  await userEvent.type(input, 'x')
  input.value = ''
  fireEvent(input, new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }))
  expect(press(input, 'y')).toBe(false)
  expect(press(input, 'z')).toBe(true)
})

test('the menu’s Undo follows the same rule', async () => {
  const own: string[] = []
  document.execCommand = (name) => own.push(name) > 0
  field('New action').focus()
  runMenuCommand('undo')
  await userEvent.type(field('New action'), 'x')
  runMenuCommand('undo')
  expect({ done, own }).toEqual({ done: ['undo'], own: ['undo'] })
})
