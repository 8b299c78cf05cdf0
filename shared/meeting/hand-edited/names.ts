import { countText } from '../format'
import { closestTo, suggestion } from './closest'

const MAX_SHOWN_CHARS = 60

/** As many unknown names are said one by one; of more, how many there are. */
const MAX_SHOWN_NAMES = 20

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
): string[] => {
  const unknown = names.filter((name) => !known.includes(name))
  const more = unknown.length - MAX_SHOWN_NAMES
  return [
    ...unknown
      .slice(0, MAX_SHOWN_NAMES)
      .map(
        (name) => `${say(showJson(name))}${suggestion(closestTo(name, known)) || ` Known are ${known.join(', ')}.`}`,
      ),
    ...(more > 0 ? [`${countText(more, 'more name')} can’t be used either.`] : []),
  ]
}
