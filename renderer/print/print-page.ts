import { useEffect, useRef } from 'react'

/** What is printed instead of the screen's own page, until it is printed. */
let requested: string | undefined

/** The rules for sheets of paper, which only a style sheet of the document can have. */
const pageRules = (sheet: CSSStyleSheet): string =>
  [...sheet.cssRules]
    .filter((rule) => rule instanceof CSSPageRule)
    .map(({ cssText }) => cssText)
    .join('\n')

/** Adds an exported page beside the app, which print.css shows on paper alone; returns what removes it. */
const mount = (html: string): (() => void) => {
  // Constructed sheets are allowed by the strict style policy, which refuses a style element even where it is only read;
  // and a shadow root keeps the app's styles away.
  const [start, end] = [html.indexOf('<style>') + '<style>'.length, html.indexOf('</style>')]
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(html.slice(start, end))
  const page = new DOMParser().parseFromString(html.slice(end), 'text/html')
  const sheets = new CSSStyleSheet()
  sheets.replaceSync(pageRules(sheet))
  const frame = document.createElement('div')
  frame.dataset.printed = ''
  const root = frame.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  root.append(...page.body.childNodes)
  document.body.append(frame)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheets]
  return () => {
    frame.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheets)
  }
}

/** Prints an exported page through the browser’s own dialog, on a screen that has a page to print. */
export const printPage = (html: string): void => {
  requested = html
  window.print()
}

/**
 * While the component is mounted, paper gets the exported page that `getPage` returns, however printing was asked for: a
 * button, a key or the browser's menu. Until there is one, it gets the screen.
 */
export const usePrintedPage = (getPage: () => string | undefined): void => {
  const latest = useRef(getPage)
  latest.current = getPage
  useEffect(() => {
    let unmount: (() => void) | undefined
    const before = (): void => {
      unmount?.()
      const html = requested ?? latest.current()
      unmount = html === undefined ? undefined : mount(html)
    }
    const after = (): void => {
      unmount?.()
      unmount = undefined
      requested = undefined
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      after()
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
}
