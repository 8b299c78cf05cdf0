import axe from 'axe-core'

/** Contrast is checked in a real browser, since jsdom does not render. */
const rules = { 'color-contrast': { enabled: false } }

/** The violations that axe reports for a part of a page, each with its first element. */
export const findAxeViolations = async (container: Element): Promise<string[]> => {
  const { violations } = await axe.run(container, { rules })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
