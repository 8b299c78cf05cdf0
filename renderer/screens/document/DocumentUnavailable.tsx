import { useStore } from 'zustand'
import { Link } from '../../components/Link'
import { describeConnection, type Session } from '../../session'
import styles from './AccessDenied.module.css'

/** Shown for a document that the host does not let this page open. */
export const DocumentUnavailable = ({ session }: { session: Session }) => {
  const { message } = describeConnection(useStore(session.connection))
  return (
    <main className={styles.refused}>
      <h1>This postmortem can’t be opened here</h1>
      <p className={styles.message}>
        {session.kind === 'own'
          ? 'There’s no postmortem at this address. It may be in the trash, or in another folder.'
          : message}
      </p>
      <p>
        {session.kind === 'own' ? (
          <Link to={{ screen: 'library' }}>Go to the library</Link>
        ) : (
          <Link to={{ screen: 'join', payload: '' }}>Join with another link</Link>
        )}
      </p>
    </main>
  )
}
