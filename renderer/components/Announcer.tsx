import { createPortal } from 'react-dom'
import { useUi } from '../stores/ui'
import { useTopModal } from './use-modal'

/** The live region that tells screen readers what has changed; under a dialog it is silent, so the dialog has its own. */
export const Announcer = () => {
  const dialog = useTopModal()
  return (
    <>
      <LiveRegion />
      {dialog && createPortal(<LiveRegion />, dialog)}
    </>
  )
}

const LiveRegion = () => {
  const announcement = useUi((state) => state.announcement)
  return (
    <div className="visually-hidden" aria-live="polite" aria-atomic="true">
      {announcement}
    </div>
  )
}
