import { Library, Presentation, UserPlus } from 'lucide-react'
import { useStore } from 'zustand'
import { displayTitle } from '../../../shared/document'
import { hasMeeting } from '../../../shared/document/review-form'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { ConnectionStatus } from '../../components/ConnectionStatus'
import { Link } from '../../components/Link'
import { Overlay } from '../../components/Overlay'
import { toast } from '../../components/Toasts'
import { useMedia } from '../../components/use-media'
import { lazyWithPreload } from '../../lazy-with-preload'
import { platform } from '../../platform'
import { formatRoute, type Mode, modesOf, navigate } from '../../routes'
import { describeConnection } from '../../session'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { ui, useUi } from '../../stores/ui'
import { CommentsButton } from '../comments/CommentsButton'
import { saveCopy } from './save-copy'
import styles from './TopBar.module.css'

const InviteDialog = lazyWithPreload(() => import('./InviteDialog').then((module) => module.InviteDialog))

/** The title gets the focus when a change of screens removes the focused element. */
export const titleId = 'document-title'

/** Below this width, as at a zoom of 200 %, the labels on the buttons would leave no room for the title. */
const ICONS_ONLY = '(max-width: 799px)'

const modeLabels: Record<Mode, string> = { prepare: 'Prepare', meeting: 'Meeting', review: 'Review', report: 'Report' }

const present = async (id: string): Promise<void> => {
  const isOpen = await platform.openPresent(formatRoute({ screen: 'present', id }))
  if (!isOpen) toast('The browser blocked the second window. Allow pop-ups for this address, then click Present again.')
}

const useTopCommands = (id: string, mode: Mode) => {
  const { session } = useOpenMeeting()
  const isOwn = session.kind === 'own'
  const isMet = useMeeting(hasMeeting)
  const modes = modesOf(isMet)
  const commands = {
    present: {
      id: 'present',
      label: 'Present',
      group: 'Meeting',
      keys: 'Mod+Shift+P',
      menu: 'present',
      isEnabled: isMet,
      run: () => void present(id),
    },
    invite: {
      id: 'invite',
      label: 'Invite',
      group: 'Meeting',
      keys: 'Alt+I',
      isEnabled: isOwn,
      run: () => ui.setState({ isInviteOpen: true }),
    },
    copy: {
      id: 'save copy',
      label: 'Download a copy',
      group: 'This page',
      keys: 'Mod+S',
      menu: 'save',
      run: () => void saveCopy(session.doc, session.clock.now()),
    },
    undo: {
      id: 'undo',
      label: 'Undo',
      group: 'This page',
      keys: 'Mod+Z',
      menu: 'undo',
      isKeyOnly: true,
      history: 'undo',
      run: () => void session.undo.undo(),
    },
    redo: {
      id: 'redo',
      label: 'Redo',
      group: 'This page',
      keys: platform.isMac ? 'Mod+Shift+Z' : 'Mod+Y',
      menu: 'redo',
      isKeyOnly: true,
      history: 'redo',
      run: () => void session.undo.redo(),
    },
  } satisfies Record<string, Command>
  const changes = modes.map(
    (one, index): Command => ({
      id: `mode ${one}`,
      label: modeLabels[one],
      group: 'This page',
      keys: `Alt+Shift+${index + 1}`,
      isEnabled: one !== mode,
      run: () => navigate({ screen: 'document', id, mode: one }),
    }),
  )
  useCommands([...Object.values(commands), ...changes])
  return { commands, modes, isMet }
}

/** The bar over every document: title, connection status, modes, Present and Invite. */
export const TopBar = ({ id, mode }: { id: string; mode: Mode }) => {
  const { session } = useOpenMeeting()
  const title = useMeeting((snapshot) => displayTitle(snapshot.record.title))
  const severity = useMeeting((snapshot) => snapshot.record.severity)
  const isInviteOpen = useUi((state) => state.isInviteOpen)
  const { commands, modes, isMet } = useTopCommands(id, mode)
  const isOwn = session.kind === 'own'
  const hasIconsOnly = useMedia(ICONS_ONLY)
  // Somebody whose changes reach nobody else is offered a copy to save.
  const isIsolated = useStore(session.connection, (state) => {
    const { tone } = describeConnection(state)
    return tone === 'bad' || (tone === 'warning' && state.kind === 'guest')
  })
  return (
    <>
      <header className={styles.bar} data-chrome>
        <div className={styles.what}>
          {isOwn && (
            <Link to={{ screen: 'library' }} className={styles.home} aria-label="Library" title="Library">
              <Library aria-hidden />
            </Link>
          )}
          <h1 id={titleId} tabIndex={-1} className={styles.title} title={title}>
            {title}
          </h1>
          {severity && <span className={styles.severity}>{severity}</span>}
        </div>
        <div className={styles.state}>
          <ConnectionStatus />
          {isIsolated && <CommandButton command={commands.copy} size="small" />}
        </div>
        <nav className={styles.modes} aria-label="Mode">
          {modes.map((one) => (
            <Link key={one} to={{ screen: 'document', id, mode: one }} aria-current={one === mode ? 'page' : undefined}>
              {modeLabels[one]}
            </Link>
          ))}
        </nav>
        <div className={styles.actions}>
          <CommentsButton />
          {isMet && (
            <CommandButton command={commands.present} icon={<Presentation />} size="small" isIconOnly={hasIconsOnly} />
          )}
          {isOwn && (
            <CommandButton command={commands.invite} icon={<UserPlus />} size="small" isIconOnly={hasIconsOnly} />
          )}
        </div>
      </header>
      <Overlay message="The invite could not be opened." onFail={() => ui.setState({ isInviteOpen: false })}>
        {isInviteOpen && isOwn && <InviteDialog id={id} />}
      </Overlay>
    </>
  )
}
