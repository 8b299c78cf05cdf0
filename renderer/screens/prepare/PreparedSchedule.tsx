import { Schedule } from '../../components/Schedule'
import styles from './PrepareScreen.module.css'

/** What comes when, from the day of the incident on. */
export const PreparedSchedule = () => (
  <section className={styles.section} aria-labelledby="schedule">
    <header>
      <h2 id="schedule">Schedule</h2>
      <p className={styles.lead}>
        The days after the incident, by the policies of this postmortem. Debrief marks what is done by itself.
      </p>
    </header>
    <Schedule />
  </section>
)
