import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import styles from './JoinScreen.module.css'

export type Choice = InvitePreview['people'][number] | 'someone else'

type Props = { people: InvitePreview['people']; chosen: Choice; onChoose: (choice: Choice) => void }

/** Asks which of the invited people is joining, so that two people with the same name stay separate. */
export const RosterChoice = ({ people, chosen, onChoose }: Props) => (
  <fieldset className={styles.roster}>
    <legend>I am…</legend>
    <div className={styles.people}>
      {people.map((person) => (
        <label key={person.id}>
          <input
            type="radio"
            name="roster"
            checked={chosen !== 'someone else' && chosen.id === person.id}
            onChange={() => onChoose(person)}
          />
          <span dir="auto">{person.name}</span>
          {person.isHere && <span className={styles.here}>already here</span>}
        </label>
      ))}
      <label>
        <input
          type="radio"
          name="roster"
          checked={chosen === 'someone else'}
          onChange={() => onChoose('someone else')}
        />
        Someone else
      </label>
    </div>
  </fieldset>
)
