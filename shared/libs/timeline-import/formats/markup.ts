import { asciidocToLines } from '../documents/asciidoc'
import { documentFormat } from '../documents/document-format'
import { jiraToLines } from '../documents/jira'
import { mediaWikiToLines } from '../documents/media-wiki'
import { orgToLines } from '../documents/org'
import { restructuredTextToLines } from '../documents/restructured-text'
import type { Format, Input } from '../types'

/** Markup of a notation, and how much it counts each of the first two times that it occurs. */
type Shape = { extension: RegExp; signs: [sign: RegExp, weight: number][] }

/** Headings, tables and fences of Markdown. */
const markdownSign = /^(?:#{2,6} \S|\|? ?:?-{3,}:? ?\||```)/m

/** Signs of this weight make a text one of a notation, unless there are signs of Markdown too. */
const MIN_WEIGHT = 2
/** Signs of this weight outweigh those of Markdown, and lines that look like those of a chat or a log. */
const CERTAIN_WEIGHT = 4

const detect =
  ({ extension, signs }: Shape) =>
  ({ text, json, options }: Input): number => {
    if (json !== undefined) return 0
    if (extension.test(options.fileName ?? '')) return 0.97
    const head = text.slice(0, 60_000)
    const weight = signs.reduce((sum, [sign, value]) => sum + value * Math.min(2, head.match(sign)?.length ?? 0), 0)
    if (weight >= CERTAIN_WEIGHT) return 0.93
    return weight >= MIN_WEIGHT && !markdownSign.test(head) ? 0.7 : 0
  }

/** A document in AsciiDoc. */
export const asciidoc: Format = documentFormat({
  id: 'asciidoc',
  title: 'AsciiDoc',
  detect: detect({
    extension: /\.(?:adoc|asciidoc|asc)$/i,
    signs: [
      [/^= \S[^\n]{0,200}\n[\s\S]{0,3000}?\n==+ \S[^\n]{0,200}(?<![=\s])\n/g, 4],
      [/^\|={3,}$/gm, 2],
      [/^= \S.*\n(?:.+\n){0,6}?:[\w-]+:/g, 2],
      [/^={2,5} [^=\n]*[^=\s]\s*$/gm, 1],
      [/^\s*= \S/g, 1],
      [/^:(?:revdate|toc|icons|author|sectnums|doctype|source-highlighter|imagesdir)[\w-]*:/gm, 1],
      [/^\[(?:cols|options|%|source|NOTE|IMPORTANT|WARNING|TIP)[^\]\n]*\]$/gm, 1],
      [/^\.[A-Z][^\n.]{2,60}\n(?:\[|\||-{4}|[*.] )/gm, 1],
    ],
  }),
  toLines: asciidocToLines,
})

/** A document in reStructuredText, as Sphinx and Read the Docs use it. */
export const restructuredText: Format = documentFormat({
  id: 'rst',
  title: 'reStructuredText',
  detect: detect({
    extension: /\.(?:rst|rest)$/i,
    signs: [
      [/^\+(?:={3,}\+)+\n[|+]/gm, 4],
      [/^\+(?:-{3,}\+)+\n[|+]/gm, 1],
      [/^={2,}(?: +={2,})+$/gm, 2],
      [/^\.\. (?:list-table|csv-table|code-block|toctree)::/gm, 4],
      [/^\.\. (?:note|contents|image|warning|important|_[\w -]+:)/gm, 2],
      [/^:[A-Z][\w ]{1,40}: +\S/gm, 1],
      [/^\S[^\n]{1,100}\n(?:={3,}|-{3,})[ \t]*\n/gm, 0.5],
      [/^([=~^"'*#+-])\1{2,}\n[ ]?\S[^\n]{1,100}\n\1{3,}$/gm, 1],
      [/^\S[^\n]{1,100}\n([~^"'*+])\1{2,}[ \t]*$/gm, 1],
      [/`[^`\n]+ <[^>\n]+>`__?|:(?:ref|doc|term):`/g, 1],
      [/\S::\n\n[ \t]+\S/g, 1],
    ],
  }),
  toLines: restructuredTextToLines,
})

/** A document of Emacs' Org mode. */
export const org: Format = documentFormat({
  id: 'org',
  title: 'Org mode',
  detect: detect({
    extension: /\.org$/i,
    signs: [
      [/^#\+(?:title|date|author|options|startup|begin_\w+|filetags|todo):?/gim, 4],
      [/^\|-+\+[-+]*\|$/gm, 2],
      [/^[ \t]{0,20}:(?:PROPERTIES|LOGBOOK):[ \t]{0,20}$/gm, 2],
      [/^\*{2,} \S/gm, 1],
      [/^\*+ (?:TODO|DONE|NEXT|WAITING) /gm, 1],
      [/[<[]\d{4}-\d{2}-\d{2} [A-Z]\w{1,3}(?: \d{1,2}:\d{2})?[>\]]/g, 1],
    ],
  }),
  toLines: orgToLines,
})

/** A text copied from an issue of Jira, or from the editor of an older Confluence. */
export const jira: Format = documentFormat({
  id: 'jira',
  title: 'Jira or Confluence wiki text',
  detect: detect({
    extension: /\.(?:jira|confluence)$/i,
    signs: [
      [/^[ \t]{0,9}h[1-6]\. \S/gm, 4],
      [/^[ \t]{0,9}\|\|[^\n]{1,400}\|\|[ \t]{0,9}$/gm, 2],
      [/\{(?:code|noformat|panel|quote|color|info|expand)(?::[^}\n]*)?\}/g, 1],
      [/\[[^\][\n|]+\|https?:[^\]\n]+\]|\[~[\w.:-]+\]/g, 1],
    ],
  }),
  toLines: jiraToLines,
})

/** A page of MediaWiki, as Wikimedia's reports of incidents are. */
export const mediaWiki: Format = documentFormat({
  id: 'media-wiki',
  title: 'MediaWiki',
  detect: detect({
    extension: /\.(?:wiki|mediawiki|wikitext)$/i,
    signs: [
      [/^[\s:]{0,9}\{\|/gm, 1],
      [/^\s{0,9}\|\}/gm, 1],
      [/^={2,5}[ \t]*[^=\s>][^\n]{0,200}?={2,5}[ \t]*$/gm, 2],
      [/'''[^'\n]{1,300}'''|\[\[[^\]\n]{1,300}\]\]/g, 0.4],
      [/\{\{\w[^{}]{0,2000}\}\}/g, 0.4],
    ],
  }),
  toLines: mediaWikiToLines,
})
