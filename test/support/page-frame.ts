import type { Page } from 'playwright-core'

/** Describes where a page does not fit its window; empty if it fits. */
export const findLayoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const window_ = document.scrollingElement ?? document.documentElement
    const { innerWidth, innerHeight } = window
    if (window_.scrollHeight !== window_.clientHeight)
      found.push(`the window is ${window_.clientHeight} high and scrolls ${window_.scrollHeight}`)
    if (window_.scrollWidth !== window_.clientWidth)
      found.push(`the window is ${window_.clientWidth} wide and scrolls ${window_.scrollWidth}`)
    for (const element of [window_, document.body, document.getElementById('app')])
      if (element && (element.scrollTop !== 0 || element.scrollLeft !== 0))
        found.push(`${element.id || element.tagName} is scrolled by ${element.scrollLeft}, ${element.scrollTop}`)

    const describeElement = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
    const widestIn = (scroller: Element): string => {
      const limit = scroller.getBoundingClientRect().left + scroller.clientWidth
      const wide = [...scroller.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > limit + 0.5 && one.closest('[data-wide]') === null,
      )
      return wide.slice(-3).map(describeElement).join(' | ')
    }
    const scrolls = (element: Element, axis: 'X' | 'Y'): boolean =>
      /auto|scroll/.test(getComputedStyle(element)[`overflow${axis}`])
    /** Whether an element outside of the window can be scrolled into it, or is clipped on purpose. */
    const isReachable = (element: Element, axis: 'X' | 'Y'): boolean => {
      for (let at: Element | null = element; at && at.id !== 'app' && at !== document.body; at = at.parentElement) {
        const { position } = getComputedStyle(at)
        if (at !== element && (scrolls(at, axis) || /hidden|clip/.test(getComputedStyle(at)[`overflow${axis}`])))
          return true
        if (position === 'fixed') return false
      }
      return false
    }
    /** Whether an ancestor clips an element's width and can't be scrolled to the rest. */
    const isClipped = (element: Element): boolean => {
      const { left, right } = element.getBoundingClientRect()
      for (let at = element.parentElement; at && !scrolls(at, 'X'); at = at.parentElement) {
        if (!/hidden|clip/.test(getComputedStyle(at).overflowX)) continue
        const box = at.getBoundingClientRect()
        if (left < box.left - 1 || right > box.right + 1) return true
      }
      return false
    }
    // Scrolling sideways hides half of each sentence: only wide tables and pictures may, and are marked as such.
    for (const element of document.querySelectorAll('*')) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
      if (
        scrolls(element, 'X') &&
        !element.matches('[data-wide], section[tabindex="0"][aria-label]') &&
        element.scrollWidth > element.clientWidth
      )
        found.push(
          `${describeElement(element)} scrolls sideways, ${element.scrollWidth} in ${element.clientWidth}, for ${widestIn(element)}`,
        )
      // A date whose time is cut off is misread.
      if (
        element instanceof HTMLInputElement &&
        /\d:\d\d$/.test(element.value) &&
        element.scrollWidth > element.clientWidth
      )
        found.push(
          `${describeElement(element)} shows “${element.value}” cut off, ${element.scrollWidth} in ${element.clientWidth}`,
        )
      if (element instanceof HTMLButtonElement && width > 1 && isClipped(element))
        found.push(`${describeElement(element)} is cut off`)
      const isText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue?.trim() ?? '').length > 3,
      )
      if (isText && width > 1 && width < 20 && height > 3 * width)
        found.push(`${describeElement(element)} is squeezed to ${width}`)
      if (width <= 1 || height <= 1 || element.closest('svg') !== null) continue
      if ((left < -1 || right > innerWidth + 1) && !isReachable(element, 'X'))
        found.push(`${describeElement(element)} reaches from ${left} to ${right} of ${innerWidth}`)
      if ((top < -1 || bottom > innerHeight + 1) && !isReachable(element, 'Y'))
        found.push(`${describeElement(element)} reaches from ${top} to ${bottom} of a height of ${innerHeight}`)
    }
    return [...new Set(found)].slice(0, 8)
  })
