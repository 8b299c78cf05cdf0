/** All that some program takes for the end of a line: a lone carriage return, form feed, next line and Unicode's own too. */
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** A text's lines, whatever they end with. */
export const splitLines = (text: string): string[] => text.split(lineBreaks)
