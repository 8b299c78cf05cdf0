import { closestTo, suggestion } from '../hand-edited'

const MAX_SHOWN_CHARS = 60

/** The beginning of a value of a file, in quotation marks. */
export const showJson = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return `“${text.slice(0, MAX_SHOWN_CHARS)}”`
}

/** A sentence for each name that is not among the known ones, with what was probably meant. */
export const unknownNames = (
  names: readonly string[],
  known: readonly string[],
  say: (name: string) => string,
): string[] =>
  names
    .filter((name) => !known.includes(name))
    .map((name) => `${say(showJson(name))}${suggestion(closestTo(name, known)) || ` Known are ${known.join(', ')}.`}`)
