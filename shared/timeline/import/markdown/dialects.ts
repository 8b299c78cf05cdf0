const wikiHeading = /^(={1,6})[ \t]*([^=\s][^\n]{0,200}?)[ \t]*\1[ \t]*$/gm
const asciidocHeading = /^(={1,6})[ \t]+(\S[^\n]{0,200}?)[ \t]*$/gm
const underlined = /^(\S[^\n]{1,100})\n([~^"'*+])\2{2,}[ \t]*$/gm

/** Headings of MediaWiki, AsciiDoc and reStructuredText as Markdown's, each line in its place. */
export const asMarkdown = (text: string): string =>
  text
    .replace(wikiHeading, (_, marks: string, title: string) => `${'#'.repeat(marks.length)} ${title}`)
    .replace(asciidocHeading, (_, marks: string, title: string) => `${'#'.repeat(marks.length)} ${title}`)
    .replace(underlined, (whole, title: string) => {
      const line = whole.slice(title.length + 1).trim()
      return Math.abs(line.length - title.trim().length) <= 2 ? `${title}\n---` : whole
    })
