import axe from 'axe-core'

/** Contrast is checked in a real browser, since jsdom does not render. */
const rules = { 'color-contrast': { enabled: false } }

/** The violations that axe reports for a part of a page, each with its first element. */
export const findAxeViolations = async (container: Element): Promise<string[]> => {
  // Without `resultTypes` axe describes every element that passes, too.
  const { violations } = await axe.run(container, { rules, resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
