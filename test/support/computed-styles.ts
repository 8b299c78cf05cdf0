/** What an element of some kind looks like by itself; `undefined` where it has what its parent has. */
type Kind = Readonly<Record<string, string | undefined>>

/** The properties that are looked up for almost every element, with what an inherited one begins with. */
const properties = ['display', 'position', 'overflow', 'opacity', 'width', 'height', 'clip', 'clip-path'] as const
const inherited: Kind = { visibility: 'visible', 'pointer-events': 'auto' }
const known = new Set([...properties, 'content-visibility', ...Object.keys(inherited)])

/** The attributes by which jsdom's style sheet, and an element itself, decide on them. */
const attributes = ['hidden', 'open', 'type', 'style'] as const

/** Elements whose look depends on more than these: on where they are, or on whether they are open. */
const isSpecial = (element: Element): boolean => element.localName === 'summary' || element.hasAttribute('popover')

const listSelectors = (rule: CSSRule): string[] =>
  'selectorText' in rule
    ? String(rule.selectorText).split(',')
    : 'cssRules' in rule && !rule.cssText.startsWith('@keyframes')
      ? [...(rule.cssRules as CSSRuleList)].flatMap(listSelectors)
      : []

/** The classes within which these sheets style elements; `undefined` if they style others, too. */
const listStyledClasses = (sheets: readonly CSSStyleSheet[]): ReadonlySet<string> | undefined => {
  const selectors = sheets.flatMap(({ cssRules }) => [...cssRules]).flatMap(listSelectors)
  const classes = selectors.map((selector) => /^\s*\.([^\s.:>[]+)/.exec(selector)?.[1])
  return classes.includes(undefined) ? undefined : new Set(classes.filter((name) => name !== undefined))
}

const toDashes = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/**
 * Looks up computed styles as jsdom computes them, but each kind of element only once; returns how to stop that. jsdom
 * compares every element with a hundred rules and computes all of its colors each time, which took half of the time that
 * tests of pages take: looking for a role and running axe read the styles of all elements.
 */
export const cacheComputedStyles = (): (() => void) => {
  const compute = window.getComputedStyle
  const elsewhere = document.implementation.createHTMLDocument()
  const kinds = new Map<string, Kind>()
  let styles = new WeakMap<Element, CSSStyleDeclaration>()
  const forget = (): void => {
    styles = new WeakMap()
  }
  const observer = new MutationObserver(forget)
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  /** The style of an element that differs from the given one only in where it is. */
  const computeWithin = (parent: Kind, element: Element): CSSStyleDeclaration => {
    const around = elsewhere.createElement('div')
    for (const [name, value] of Object.entries(parent)) around.style.setProperty(name, value ?? '')
    const same = around.appendChild(elsewhere.createElementNS(element.namespaceURI, element.localName))
    for (const name of attributes) {
      const value = element.getAttribute(name)
      if (value !== null) same.setAttribute(name, value)
    }
    return compute.call(window, same)
  }

  const getKind = (element: Element): Kind => {
    const key = [
      element.namespaceURI,
      element.localName,
      ...attributes.map((name) => `${element.getAttribute(name)}`),
    ].join()
    const kept = kinds.get(key)
    if (kept) return kept
    const shown = computeWithin(inherited, element)
    const hidden = computeWithin({ visibility: 'hidden', 'pointer-events': 'none' }, element)
    const own = (name: string): string | undefined => {
      const value = shown.getPropertyValue(name)
      return value === hidden.getPropertyValue(name) ? value : undefined
    }
    const kind = Object.fromEntries([...known].map((name) => [name, own(name)]))
    kinds.set(key, kind)
    return kind
  }

  let sheets: readonly CSSStyleSheet[] = []
  let styledClasses: ReadonlySet<string> | undefined = new Set()

  /** Whether a style sheet of the page may apply to an element. */
  const isStyled = (element: Element): boolean => {
    const now = [...document.styleSheets]
    if (now.length !== sheets.length || now.some((sheet, i) => sheet !== sheets[i])) {
      sheets = now
      styledClasses = listStyledClasses(now)
    }
    const classes = styledClasses
    if (!classes) return true
    for (let at: Element | null = classes.size > 0 ? element : null; at; at = at.parentElement)
      if ((at.getAttribute('class') ?? '').split(' ').some((name) => classes.has(name))) return true
    return false
  }

  const getStyle = (element: Element): CSSStyleDeclaration => {
    if (element.ownerDocument !== document || isSpecial(element) || isStyled(element))
      return compute.call(window, element)
    const kind = getKind(element)
    let all: CSSStyleDeclaration | undefined
    const getProperty = (name: string): string => {
      if (!known.has(name)) {
        all ??= compute.call(window, element)
        return all.getPropertyValue(name)
      }
      const parent = element.parentElement
      return kind[name] ?? (parent ? look(parent).getPropertyValue(name) : inherited[name]) ?? ''
    }
    const get = (_: CSSStyleDeclaration, name: string | symbol): unknown => {
      if (name === 'getPropertyValue') return getProperty
      if (typeof name === 'string' && known.has(toDashes(name))) return getProperty(toDashes(name))
      all ??= compute.call(window, element)
      const value: unknown = Reflect.get(all, name, all)
      return typeof value === 'function' ? value.bind(all) : value
    }
    return new Proxy(elsewhere.body.style, { get })
  }

  const look = (element: Element): CSSStyleDeclaration => {
    // What is not in the document is not observed.
    if (!element.isConnected) return getStyle(element)
    // Changes of this turn have not been delivered yet.
    if (observer.takeRecords().length > 0) forget()
    const style = styles.get(element) ?? getStyle(element)
    styles.set(element, style)
    return style
  }

  // With any pseudo-element, even none (''), jsdom is asked.
  window.getComputedStyle = (element, pseudo) =>
    typeof pseudo === 'string' ? compute.call(window, element, pseudo) : look(element)
  return () => {
    observer.disconnect()
    window.getComputedStyle = compute
  }
}
