import { PARTICIPANT_COLORS } from '../../shared/protocol/settings'
import styles from './Initials.module.css'

/** At most two initials of a name; the first two letters of a single word. */
export const getInitials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const letters = [...new Intl.Segmenter().segment(first)].map(({ segment }) => segment)
  const second = last ? [...new Intl.Segmenter().segment(last)][0]?.segment : letters[1]
  return `${letters[0] ?? '?'}${second ?? ''}`.toLocaleUpperCase()
}

/** A color for somebody who is not here, whose own color is unknown. */
export const colorForName = (name: string): number => {
  let sum = 0
  for (const unit of name) sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 997
  return sum % PARTICIPANT_COLORS
}

type Props = { name: string; color: number; isHere?: boolean; size?: 's' | 'm' }

/** A person's initials in their color; dashed while they are not here. The name is next to it, or is its label. */
export const Initials = ({ name, color, isHere = true, size = 'm' }: Props) => (
  <span
    aria-hidden
    className={styles.initials}
    data-size={size}
    data-away={!isHere || undefined}
    style={isHere ? { color: `var(--person-${color})` } : undefined}
  >
    {getInitials(name)}
  </span>
)
