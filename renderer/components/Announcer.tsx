import { useUi } from '../stores/ui'

/** The one live region that tells screen readers what has changed. */
export const Announcer = () => {
  const announcement = useUi((state) => state.announcement)
  return (
    <div className="visually-hidden" aria-live="polite" aria-atomic="true">
      {announcement}
    </div>
  )
}
