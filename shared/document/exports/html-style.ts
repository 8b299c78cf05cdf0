import { cutText } from '../report/cut-text'

const sans = 'Inter, "Inter Variable", system-ui, sans-serif'
const serif = '"Source Serif 4", "Source Serif 4 Variable", Charter, Georgia, serif'

/** Letters of the running header, which has one line. */
const MAX_RUNNING_LENGTH = 96

/** A text as a CSS string: nothing in it can end it. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;!?()·-]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`

/**
 * What paper has around the text: `running` at the top of each sheet but the first, which has the title, and the number of
 * the page. No size is set, so that it is the printer's paper, A4 or Letter.
 */
export const pageStyle = (running: string): string => `@page {
  margin: 18mm 15mm 16mm;
  @top-left { content: ${cssString(cutText(running, MAX_RUNNING_LENGTH))}; font: 7.5pt ${sans}; color: #555; white-space: nowrap }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.5pt ${sans}; color: #555 }
}
@page :first { margin-top: 14mm; @top-left { content: none } }
`

/**
 * The look of an exported page: a page to read, a narrow one on a phone, and white paper in print. `:host` is for a page
 * that is printed from within another one.
 */
export const htmlStyle = `:root, :host { color-scheme: light dark; --sans: ${sans}; --ink: #22201c; --soft: #55514a; --faint: #6b675f; --line: #e0dcd3; --paper: #faf9f6; --link: #0f5f5c }
@media (prefers-color-scheme: dark) { :root, :host { --ink: #f0ede6; --soft: #c4bfb4; --faint: #a6a196; --line: #37342f; --paper: #191816; --link: #6cc7c0 } }
* { box-sizing: border-box }
body, :host { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 ${serif}; overflow-wrap: anywhere }
main { max-width: 58rem; margin: 0 auto; padding: 3rem 2rem 5rem }
h1, h2, h3, h4, dl, table { font-family: var(--sans) }
h1 { margin: 0 0 1.5rem; font-size: 1.875rem; line-height: 1.25 }
h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.375rem }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.0625rem }
h4 { margin: 1.5rem 0 .5rem; font-size: .9375rem }
p, blockquote, ul, ol { max-width: 72ch; margin: 0 0 1rem }
ul, ol { padding-inline-start: 1.5em }
ul ul { margin: 0 }
li:dir(rtl) { list-style-position: inside }
.lead { font-size: 1.25rem; line-height: 1.5 }
blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); color: var(--soft) }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 0 0 1rem; font-size: .9375rem }
dl > div { min-width: 0 }
dt { color: var(--faint); font-size: .8125rem }
dd { margin: 0 }
table { width: 100%; margin: 0 0 1rem; border-collapse: collapse; table-layout: fixed; font-size: .8125rem; line-height: 1.5 }
th, td { padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; font-variant-numeric: tabular-nums }
th { color: var(--faint); font-weight: 500 }
figure { margin: 0 0 1rem; overflow-x: auto }
svg { display: block }
.narrow { width: 5.5rem }
.medium { width: 7.5rem }
.wide { width: 10rem }
small { display: inline-block; max-width: 100%; margin-inline-end: 1.25rem; color: var(--soft); font-size: inherit }
em { color: var(--faint); font-style: normal; white-space: nowrap }
a { color: var(--link) }
.words { display: none }
@media screen and (max-width: 40rem) {
  main { padding: 1.5rem 1rem 3rem }
  table, tbody, tr, td { display: block }
  thead { display: none }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line) }
  td { padding: 0; border: 0 }
  td:empty { display: none }
  figure { display: none }
  .words { display: block }
  td[data-title]::before { content: attr(data-title) ": "; color: var(--faint) }
}
@media print {
  :root, :host { color-scheme: light; --ink: #000; --soft: #333; --faint: #555; --line: #bbb; --paper: #fff; --link: #000 }
  body, :host { font-size: 9pt; line-height: 1.38 }
  main { max-width: none; padding: 0 }
  h1 { margin-bottom: 8pt; font-size: 17pt }
  h2 { margin: 11pt 0 4pt; padding-top: 5pt; font-size: 13pt }
  h3 { margin: 8pt 0 3pt; font-size: 10.5pt }
  h4 { margin: 6pt 0 2pt; font-size: 9.5pt }
  h1, h2, h3, h4, thead, h2 + p:has(+ :is(h3, table)), figure:has(+ .words + p) { break-after: avoid }
  p, blockquote, ul, ol { max-width: none; margin-bottom: 5pt; orphans: 3; widows: 3 }
  .lead { font-size: 11.5pt }
  dl { gap: 4pt 18pt; margin-bottom: 6pt; font-size: 8.5pt; break-inside: avoid }
  dt { font-size: 7.5pt }
  table { margin-bottom: 6pt; font-size: 8pt; line-height: 1.3 }
  th, td { padding: 1.1pt 7pt 1.3pt 0 }
  small { display: inline; margin-inline-end: 10pt }
  figure { margin: -4pt 0 0; overflow: visible }
  svg { zoom: .66; max-width: 100%; height: auto; max-height: 330mm }
  tr, li, blockquote, figure { break-inside: avoid }
  li:has(ul), .divided { break-inside: auto }
  .screen { display: none }
  .paper { display: block; font-size: 8pt; line-height: 1.3 }
  .paper ul { columns: 2; column-gap: 16pt; break-inside: avoid }
  .narrow { width: 15mm }
  .medium { width: 24mm }
  .wide { width: 31mm }
}
`
