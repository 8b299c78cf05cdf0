import { expect, test } from 'vitest'

test('a computed style that is kept is forgotten with whatever changes in the document, within the same turn', async () => {
  const outer = document.createElement('div')
  const inner = outer.appendChild(document.createElement('p'))
  const displayed = (): string => getComputedStyle(inner).display
  const visible = (): string => getComputedStyle(inner).visibility
  document.body.append(outer)
  expect(displayed()).toBe('block')
  inner.hidden = true
  expect(displayed()).toBe('none')
  inner.hidden = false
  expect(displayed()).toBe('block')
  expect(visible()).toBe('visible')
  outer.style.visibility = 'hidden'
  expect(visible()).toBe('hidden')
  outer.style.visibility = ''
  expect(visible()).toBe('visible')
  const sheet = document.createElement('style')
  sheet.textContent = 'p { display: flex }'
  document.head.append(sheet)
  expect(displayed()).toBe('flex')
  sheet.textContent = 'p { display: grid }'
  expect(displayed()).toBe('grid')
  await Promise.resolve()
  expect(displayed()).toBe('grid')
  sheet.remove()
  await Promise.resolve()
  expect(displayed()).toBe('block')
  expect(getComputedStyle(inner)).toBe(getComputedStyle(inner))
})
