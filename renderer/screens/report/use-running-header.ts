import { useEffect } from 'react'

/** A text as a CSS string: nothing in a title can end it. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;!?()-]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`

/** Puts the report's title at the head of every printed page but the first, which carries it itself. */
export const useRunningHeader = (title: string): void => {
  useEffect(() => {
    // Only a sheet can set the text of a page's margin, and one made by script passes the strict policy on styles.
    if (typeof CSSStyleSheet === 'undefined' || !document.adoptedStyleSheets) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `@page { @top-left { content: ${cssString(title)} } } @page :first { @top-left { content: none } }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [title])
}
