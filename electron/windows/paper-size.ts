/** Regions that write on Letter (ISO 3166); everywhere else is A4. */
const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'DO', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE'])

/** The paper that people of a locale have in their printers. */
export const paperSizeOf = (locale: string): 'Letter' | 'A4' => {
  try {
    return letterRegions.has(new Intl.Locale(locale).maximize().region ?? '') ? 'Letter' : 'A4'
  } catch {
    // Not a locale that this computer knows.
    return 'A4'
  }
}
