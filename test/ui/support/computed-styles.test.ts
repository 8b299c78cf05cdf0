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

const page = `
  <main style="visibility: hidden"><p>Hidden</p><p style="visibility: visible; opacity: 0.5">Visible <b>bold</b></p></main>
  <section style="pointer-events: none"><button style="pointer-events: auto"><i>a</i></button><button>b</button></section>
  <div hidden><span>a</span></div><div hidden="until-found">b</div><embed hidden>
  <input type="hidden"><input type="text"><input hidden><textarea></textarea><select><option>a</option></select>
  <dialog>closed</dialog><dialog open style="width: 10px">open</dialog><div popover>closed</div><p inert>inert</p>
  <details><summary>First</summary><summary>Second</summary>Text</details><details open><summary>a</summary></details>
  <table><caption>a</caption><thead hidden><tr><th>a</th></tr></thead><tbody><tr hidden><td>a</td></tr></tbody></table>
  <ul><li>a<ul><li style="position: absolute; clip: rect(0, 0, 0, 0); overflow: hidden">b</li></ul></li></ul>
  <svg style="height: 1px"><title>a</title><path style="clip-path: inset(50%)"></path></svg><template><p>a</p></template>
  <article class="sheet"><p class="styled">a</p><p>b</p></article><p class="styled">c</p>`

const names = [
  ...['display', 'visibility', 'pointer-events', 'position', 'overflow', 'opacity', 'content-visibility'],
  ...['width', 'height', 'clip', 'clip-path', 'color', 'direction', 'margin', 'font-weight'],
]

test.each([
  ['without style sheets', ''],
  ['with sheets for some elements', '.sheet .styled { display: flex } @media screen { .sheet p { opacity: 0 } }'],
  ['with sheets for all elements', '.sheet .styled { display: grid } p { visibility: collapse }'],
  ['with animations', '@keyframes blink { 50% { opacity: 0 } } .sheet.sheet { clip: auto }'],
])('computed styles %s are those that jsdom computes', (_, rules) => {
  const sheet = document.head.appendChild(document.createElement('style'))
  sheet.textContent = rules
  document.body.innerHTML = page
  const describe = (element: Element, style: CSSStyleDeclaration): string[] => [
    element.outerHTML,
    style.pointerEvents,
    ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`),
  ]
  const all = [...document.body.querySelectorAll('*')]
  expect(all.length).toBeGreaterThan(40)
  expect(all.map((element) => describe(element, getComputedStyle(element)))).toEqual(
    all.map((element) => describe(element, getComputedStyle(element, ''))),
  )
  sheet.remove()
})
