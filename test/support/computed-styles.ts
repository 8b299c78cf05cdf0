/**
 * Keeps each element's computed style until the document changes; returns how to stop that. jsdom computes it anew each
 * time, and looking for a role or running axe reads those of all elements, many times.
 */
export const cacheComputedStyles = (): (() => void) => {
  const compute = window.getComputedStyle
  let known = new WeakMap<Element, CSSStyleDeclaration>()
  const forget = (): void => {
    known = new WeakMap()
  }
  const observer = new MutationObserver(forget)
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  window.getComputedStyle = (element, pseudo) => {
    // What is not in the document is not observed.
    if (pseudo || !element.isConnected) return compute.call(window, element, pseudo)
    // Changes of this turn have not been delivered yet.
    if (observer.takeRecords().length > 0) forget()
    const style = known.get(element) ?? compute.call(window, element)
    known.set(element, style)
    return style
  }
  return () => {
    observer.disconnect()
    window.getComputedStyle = compute
  }
}
