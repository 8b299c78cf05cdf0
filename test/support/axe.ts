import axe from 'axe-core'

/** Colors are looked at in a real browser: jsdom draws nothing. */
const rules = { 'color-contrast': { enabled: false } }

/**
 * What axe finds in a part of a page, each with the first element it found it at. axe asks for the same styles many
 * times over, and jsdom computes each again; nothing changes while axe looks, so that each is computed once.
 */
export const axeFaults = async (container: Element): Promise<string[]> => {
  const compute = window.getComputedStyle
  const computed = new WeakMap<Element, CSSStyleDeclaration>()
  window.getComputedStyle = (element, pseudo) => {
    if (pseudo) return compute.call(window, element, pseudo)
    const style = computed.get(element) ?? compute.call(window, element)
    computed.set(element, style)
    return style
  }
  try {
    const { violations } = await axe.run(container, { rules })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  } finally {
    window.getComputedStyle = compute
  }
}
