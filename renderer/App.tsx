import { useEffect } from 'react'
import { watchFieldHistory } from './commands/field-history'
import { watchKeyLabels } from './commands/key-labels'
import { Palette } from './commands/Palette'
import { type Command, runKeyCommand, runMenuCommand, useCommands } from './commands/registry'
import { Announcer } from './components/Announcer'
import { ArrivedFiles } from './components/ArrivedFiles'
import { DropHint } from './components/DropHint'
import { KeepFocus } from './components/KeepFocus'
import { Overlay } from './components/Overlay'
import { Page } from './components/Page'
import { Toasts } from './components/Toasts'
import { Waiting } from './components/Waiting'
import { setChooserOpen, useIsChooserOpen } from './import/arrivals'
import { lazyWithPreload } from './lazy-with-preload'
import { platform } from './platform'
import { navigate, type Route, useRoute } from './routes'
import { AccessDenied } from './screens/document/AccessDenied'
import { DocumentScreen } from './screens/document/DocumentScreen'
import { Screen } from './screens/Screen'
import { signIn, useAuthState } from './stores/settings'
import { ui, useUi } from './stores/ui'
import { useTheme } from './theme/use-theme'

const KeySheet = lazyWithPreload(() => import('./commands/KeySheet').then((module) => module.KeySheet))

const RecordsDialog = lazyWithPreload(() =>
  import('./screens/import/RecordsDialog').then((module) => module.RecordsDialog),
)

const openJoin = (link: string): void => navigate({ screen: 'join', payload: link.split('#')[1] ?? '' })

const useAppEvents = (): void => {
  useEffect(() => {
    void signIn()
    const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
    window.addEventListener('keydown', onKey)
    const stop = [watchKeyLabels(), watchFieldHistory(), platform.onMenu(runMenuCommand), platform.onDeepLink(openJoin)]
    return () => {
      window.removeEventListener('keydown', onKey)
      for (const end of stop) end()
    }
  }, [])
}

const appCommands = (isOwn: boolean): Command[] => [
  {
    id: 'palette',
    label: 'Find an action',
    group: 'Debrief',
    keys: 'Mod+K',
    menu: 'palette',
    isKeyOnly: true,
    run: () => ui.setState({ isPaletteOpen: true }),
  },
  {
    id: 'keys',
    label: 'Keyboard shortcuts',
    group: 'Debrief',
    keys: 'Mod+/',
    bareKey: '?',
    menu: 'keys',
    run: () => ui.setState({ isKeySheetOpen: true }),
  },
  {
    id: 'settings',
    label: 'Settings',
    group: 'Debrief',
    keys: 'Mod+,',
    menu: 'settings',
    isEnabled: isOwn,
    run: () => navigate({ screen: 'settings' }),
  },
  {
    id: 'library',
    label: 'Library',
    group: 'Debrief',
    keys: 'Alt+Shift+L',
    menu: 'library',
    isEnabled: isOwn,
    run: () => navigate({ screen: 'library' }),
  },
  {
    id: 'follow-up',
    label: 'Follow-up',
    group: 'Debrief',
    keys: 'Alt+Shift+F',
    searchTerms: 'actions overdue due weekly review',
    isEnabled: isOwn,
    run: () => navigate({ screen: 'follow-up' }),
  },
]

/** The whole app: the current screen, its commands, and what is announced to screen readers. */
export const App = () => {
  const route = useRoute()
  const auth = useAuthState()
  const isPaletteOpen = useUi((state) => state.isPaletteOpen)
  const isKeySheetOpen = useUi((state) => state.isKeySheetOpen)
  const isChooserOpen = useIsChooserOpen()
  useAppEvents()
  useTheme()
  useCommands(appCommands(auth.state === 'signed-in' && auth.kind === 'own'))
  return (
    <>
      <CurrentScreen route={route} />
      <ArrivedFiles />
      <DropHint />
      <Toasts />
      <Announcer />
      <KeepFocus />
      {/* It is there from the beginning: while it was loaded, what is typed right after its key would go elsewhere. */}
      <Overlay message="The list of actions could not be opened." onFail={() => ui.setState({ isPaletteOpen: false })}>
        {isPaletteOpen && <Palette />}
      </Overlay>
      <Overlay
        message="The keyboard shortcuts could not be opened."
        onFail={() => ui.setState({ isKeySheetOpen: false })}
      >
        {isKeySheetOpen && <KeySheet />}
      </Overlay>
      <Overlay message="The dialog for records could not be opened." onFail={() => setChooserOpen(false)}>
        {isChooserOpen && <RecordsDialog />}
      </Overlay>
    </>
  )
}

const CurrentScreen = ({ route }: { route: Route }) => {
  const auth = useAuthState()
  if (auth.state === 'pending') return <Waiting message="Opening Debrief…" />
  if (route.screen === 'join') return <PageScreen name="join" />
  if (auth.state === 'denied')
    return (
      <Page>
        <AccessDenied failure={auth.failure} />
      </Page>
    )
  const { kind, documentId } = auth
  if (route.screen === 'present') return <DocumentScreen key={route.id} id={route.id} kind={kind} isPresented />
  if (route.screen === 'document') return <DocumentScreen key={route.id} id={route.id} kind={kind} mode={route.mode} />
  // A guest sees only the meeting they were invited to.
  if (kind === 'guest' && documentId) return <DocumentScreen key={documentId} id={documentId} kind={kind} />
  return <PageScreen name={route.screen} />
}

const PageScreen = ({ name }: { name: string }) => (
  <Page key={name}>
    <Screen name={name} />
  </Page>
)
