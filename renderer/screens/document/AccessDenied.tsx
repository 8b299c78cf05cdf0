import type { Failure } from '../../../shared/protocol/calls'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import { signIn } from '../../stores/settings'
import styles from './AccessDenied.module.css'

/** Shown when sign-in was denied: what happened and what to do. */
export const AccessDenied = ({ failure }: { failure: Failure }) => (
  <main className={styles.refused}>
    <h1>Debrief</h1>
    <p className={styles.message}>{failure.sentence}</p>
    <p>
      <Button look="primary" onClick={() => void signIn()}>
        Try again
      </Button>
    </p>
    <p>
      Were you invited to a meeting? <Link to={{ screen: 'join', payload: '' }}>Join with a link</Link>
    </p>
  </main>
)
