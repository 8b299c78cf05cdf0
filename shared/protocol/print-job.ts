import { z } from 'zod'

export const papers = ['A4', 'Letter'] as const
export type Paper = (typeof papers)[number]

/** Largest page that is printed, in characters; fonts included. */
const MAX_HTML_CHARS = 64_000_000

/** A self-contained HTML page that is printed. */
export const printedPageSchema = z.string().max(MAX_HTML_CHARS)

/** What becomes a PDF: a self-contained HTML page, and the paper it is set on. */
export const printJobSchema = z.object({ html: printedPageSchema, paper: z.enum(papers) })
export type PrintJob = z.infer<typeof printJobSchema>

/** Regions (ISO 3166) that use Letter; everywhere else uses A4. */
const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'DO', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE'])

/** The usual paper in a locale, such as `en-US`. */
export const getPaper = (locale: string): Paper => {
  try {
    return letterRegions.has(new Intl.Locale(locale).maximize().region ?? '') ? 'Letter' : 'A4'
  } catch {
    // Not a known locale.
    return 'A4'
  }
}
