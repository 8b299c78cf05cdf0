import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { PlainField } from '../../../renderer/components/PlainField'

/** A field whose value others can change. */
const openField = () => {
  const onCommit = vi.fn((value: string) => show(value))
  const field = (value: string) => <PlainField label="Minutes" value={value} onCommit={onCommit} />
  const { rerender } = render(field('12'))
  const show = (value: string): void => act(() => rerender(field(value)))
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Minutes' })
  return { input, onCommit, show, user: userEvent.setup() }
}

it('a field follows its value again once its text was entered', async () => {
  const { input, show, user } = openField()
  await user.clear(input)
  await user.type(input, '5{Enter}')
  show('8')
  expect(input.value).toBe('8')
})

it.each(['entered', 'committed by a pause'])(
  'leaving a field does not undo what others did after its text was %s',
  async (how) => {
    const { input, onCommit, show, user } = openField()
    await user.clear(input)
    await user.type(input, how === 'entered' ? '5{Enter}' : '5')
    await expect.poll(() => onCommit.mock.calls).toEqual([['5']])
    show('8')
    await user.tab()
    expect(input.value).toBe('8')
    expect(onCommit).toHaveBeenCalledTimes(1)
  },
)

it('a text that is typed again after others changed it is committed again', async () => {
  const { input, onCommit, show, user } = openField()
  await user.clear(input)
  await user.type(input, '5{Enter}')
  show('8')
  await user.clear(input)
  await user.type(input, '5')
  await user.tab()
  expect(onCommit.mock.calls).toEqual([['5'], ['5']])
})

it('others do not change a text under the hands of whoever types it', async () => {
  const { input, onCommit, show, user } = openField()
  await user.clear(input)
  await user.type(input, '5')
  await expect.poll(() => onCommit.mock.calls).toEqual([['5']])
  show('8')
  await user.type(input, '0')
  expect(input.value).toBe('50')
  await user.tab()
  expect(onCommit.mock.lastCall).toEqual(['50'])
})

it('has its suggestions from when it gets the focus, since there may be hundreds for each of many fields', async () => {
  const user = userEvent.setup()
  render(<PlainField label="Zone" value="" suggestions={['UTC', 'Asia/Tokyo']} onCommit={() => undefined} />)
  const field = screen.getByRole('combobox', { name: 'Zone' })
  const options = () => [...document.querySelectorAll('datalist option')].map((one) => one.getAttribute('value'))
  expect(options()).toEqual([])
  await user.click(field)
  expect(options()).toEqual(['UTC', 'Asia/Tokyo'])
})
