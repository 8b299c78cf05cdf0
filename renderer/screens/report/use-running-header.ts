import { useEffect } from 'react'

/** A text as a CSS string: nothing in a title can end it. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;!?()-]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`

/** Prints the report's title at the top of every page but the first, which already has it. */
export const useRunningHeader = (title: string): void => {
  useEffect(() => {
    // Only a style sheet can set the text of a page's margin, and a constructed one is allowed by the strict style
    // policy.
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
