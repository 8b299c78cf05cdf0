/** The look of an exported page: a page to read, a narrow one on a phone, and white paper in print. */
export const htmlStyle = `:root { color-scheme: light dark; --ink: #22201c; --soft: #55514a; --faint: #6b675f; --line: #e0dcd3; --paper: #faf9f6; --link: #0f5f5c }
@media (prefers-color-scheme: dark) { :root { --ink: #f0ede6; --soft: #c4bfb4; --faint: #a6a196; --line: #37342f; --paper: #191816; --link: #6cc7c0 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 "Source Serif 4", Charter, Georgia, serif; overflow-wrap: anywhere }
main { max-width: 58rem; margin: 0 auto; padding: 3rem 2rem 5rem }
h1, h2, h3, h4, dl, table { font-family: Inter, system-ui, sans-serif }
h1 { margin: 0 0 1.5rem; font-size: 1.875rem; line-height: 1.25 }
h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.375rem }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.0625rem }
h4 { margin: 1.5rem 0 .5rem; font-size: .9375rem }
p, blockquote, ul, ol { max-width: 72ch; margin: 0 0 1rem }
ul ul { margin: 0 }
.lead { font-size: 1.25rem; line-height: 1.5 }
blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); color: var(--soft) }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 0 0 1rem; font-size: .9375rem }
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
small { color: var(--soft); font-size: inherit }
a { color: var(--link) }
@media screen and (max-width: 40rem) {
  main { padding: 1.5rem 1rem 3rem }
  table, tbody, tr, td { display: block }
  thead { display: none }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line) }
  td { padding: 0; border: 0 }
  td:empty { display: none }
}
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555 } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --faint: #555; --line: #bbb; --paper: #fff; --link: #000 }
  body { font-size: 9pt; line-height: 1.38 }
  main { max-width: none; padding: 0 }
  h1 { font-size: 17pt }
  h2 { margin: 14pt 0 5pt; padding-top: 6pt; font-size: 13pt }
  h3 { margin: 10pt 0 3pt; font-size: 10.5pt }
  h4 { margin: 8pt 0 3pt; font-size: 9.5pt }
  h2, h3, h4, thead { break-after: avoid }
  p, blockquote, ul, ol { max-width: none; margin-bottom: 5pt }
  .lead { font-size: 11.5pt }
  dl { gap: 4pt 18pt; font-size: 8.5pt }
  dt { font-size: 7.5pt }
  table { font-size: 8pt; line-height: 1.35 }
  th, td { padding: 1.6pt 6pt 1.6pt 0 }
  figure { overflow: visible }
  svg { max-width: 100%; height: auto; max-height: 240mm }
  tr, li, blockquote, figure { break-inside: avoid }
  .narrow { width: 17mm }
  .medium { width: 25mm }
  .wide { width: 31mm }
}
`
