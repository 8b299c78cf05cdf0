import { Dialog } from '../../components/Dialog'
import { ui } from '../../stores/ui'

/** Who can be invited, how, and what that means. */
export const InviteDialog = ({ id }: { id: string }) => (
  <Dialog title="Invite" onClose={() => ui.setState({ isInviteOpen: false })}>
    <p>{id}</p>
  </Dialog>
)
