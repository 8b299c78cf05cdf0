import styles from './ColorChoice.module.css'

const names = [
  'Blue',
  'Orange',
  'Green',
  'Mauve',
  'Ochre',
  'Indigo',
  'Olive',
  'Rose',
  'Teal',
  'Violet',
  'Brown',
  'Slate',
] as const

/** A participant's color, for their initials and their caret. */
export const ColorChoice = ({ value, onChange }: { value: number; onChange: (color: number) => void }) => (
  <fieldset className={styles.colors}>
    <legend>Your color</legend>
    <div className={styles.row}>
      {names.map((name, color) => (
        <label key={name} className={styles.color} title={name}>
          <input
            type="radio"
            name="participant-color"
            className="visually-hidden"
            aria-label={name}
            checked={color === value}
            onChange={() => onChange(color)}
          />
          <span aria-hidden className={styles.dot} style={{ background: `var(--person-${color})` }} />
        </label>
      ))}
    </div>
  </fieldset>
)
