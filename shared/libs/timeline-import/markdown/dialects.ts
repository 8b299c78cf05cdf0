const wikiHeading = /^(={1,6})[ \t]*([^=\s][^\n]{0,200}?)[ \t]*\1[ \t]*$/gm
const asciidocHeading = /^(={1,6})[ \t]+(\S[^\n]{0,200}?)[ \t]*$/gm
const underlinedHeading = /^(\S[^\n]{1,100})\n([~^"'*+])\2{2,}[ \t]*$/gm

/** Turns headings of MediaWiki, AsciiDoc and reStructuredText into Markdown, with line numbers unchanged. */
export const toMarkdown = (text: string): string =>
  text
    .replace(wikiHeading, (_, markers: string, title: string) => `${'#'.repeat(markers.length)} ${title}`)
    .replace(asciidocHeading, (_, markers: string, title: string) => `${'#'.repeat(markers.length)} ${title}`)
    .replace(underlinedHeading, (source, title: string) => {
      const line = source.slice(title.length + 1).trim()
      return Math.abs(line.length - title.trim().length) <= 2 ? `${title}\n---` : source
    })
