import axe from 'axe-core'

/** Contrast is checked in a real browser, since jsdom does not render. */
const rules = { 'color-contrast': { enabled: false } }

/**
 * The violations that axe reports for a part of a page, each with its first element. axe reads the same styles many
 * times, and jsdom computes them anew each time; since nothing changes during the run, they are cached.
 */
export const findAxeViolations = async (container: Element): Promise<string[]> => {
  const compute = window.getComputedStyle
  const cache = new WeakMap<Element, CSSStyleDeclaration>()
  window.getComputedStyle = (element, pseudo) => {
    if (pseudo) return compute.call(window, element, pseudo)
    const style = cache.get(element) ?? compute.call(window, element)
    cache.set(element, style)
    return style
  }
  try {
    const { violations } = await axe.run(container, { rules })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  } finally {
    window.getComputedStyle = compute
  }
}
