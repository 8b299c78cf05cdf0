import { languages } from '../../languages'

const wikiHeading = /^(={1,6})[ \t]*([^=\s][^\n]{0,200}?)[ \t]*\1[ \t]*$/gm
const asciidocHeading = /^(={1,6})[ \t]+(\S[^\n]{0,200}?)[ \t]*$/gm
const underlinedHeading = /^(\S[^\n]{1,100})\n([~^"'*+])\2{2,}[ \t]*$/gm

/** `1. März`: a date that Markdown would take for the number of a list. */
const numberedDate = new RegExp(
  `^([ \\t>]*(?:(?:[-*+] |\\*\\*|__|#{1,6} )[ \\t]*)?\\d{1,2}\\.)[ \\t](?=(?:${languages
    .filter(({ dates }) => dates.ordinal && new RegExp(`^(?:${dates.ordinal.source})$`).test('.'))
    .flatMap(({ dates }) => dates.months?.map(({ source }) => source) ?? [])
    .join('|')})\\b)`,
  'gim',
)

/** `1. Summary` above a line of signs: a title, which Markdown would take for the item of a list. */
const numberedUnderlined = /^(\d{1,3})([.)]) ([^\n]{1,100})\n(={3,}|-{3,})[ \t]*$/gm

const clock = /^\d{1,2}:\d{2}\b/

/** The bullets of Japanese texts. */
const middleDotBullet = /^([ \t\u3000]*)・[ \t\u3000]*(?=\S)/gm

/** Turns headings of MediaWiki, AsciiDoc and reStructuredText into Markdown, with line numbers unchanged. */
export const toMarkdown = (text: string): string =>
  text
    // A no-break space keeps the date a date, and is read as a space.
    .replace(numberedDate, '$1\u00A0')
    .replace(middleDotBullet, '$1- ')
    .replace(numberedUnderlined, (source, number: string, sign: string, title: string, line: string) =>
      line.startsWith('=') || Math.abs(line.length - number.length - 2 - title.length) <= 2
        ? `${number}\\${sign} ${title}\n${line}`
        : source,
    )
    .replace(wikiHeading, (_, markers: string, title: string) => `${'#'.repeat(markers.length)} ${title}`)
    .replace(asciidocHeading, (_, markers: string, title: string, at: number, all: string) =>
      // A slip of the key for the bullet of a row: no title follows right below a line of text.
      markers === '=' && clock.test(title) && at > 1 && all[at - 2] !== '\n'
        ? `- ${title}`
        : `${'#'.repeat(markers.length)} ${title}`,
    )
    .replace(underlinedHeading, (source, title: string) => {
      const line = source.slice(title.length + 1).trim()
      return Math.abs(line.length - title.trim().length) <= 2 ? `${title}\n---` : source
    })
