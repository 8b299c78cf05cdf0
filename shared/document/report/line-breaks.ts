/** Everything that some program treats as a line break, including a lone carriage return, form feed, NEL, LS and PS. */
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** The lines of a text, whatever line breaks it uses. */
export const splitLines = (text: string): string[] => text.split(lineBreaks)
