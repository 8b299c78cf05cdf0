/** Regions (ISO 3166) that use Letter; everywhere else uses A4. */
const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'DO', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE'])

/** The usual paper size in a locale. */
export const getPaperSize = (locale: string): 'Letter' | 'A4' => {
  try {
    return letterRegions.has(new Intl.Locale(locale).maximize().region ?? '') ? 'Letter' : 'A4'
  } catch {
    // Not a known locale.
    return 'A4'
  }
}
