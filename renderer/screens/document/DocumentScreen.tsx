import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { displayTitle, getFacilitation, isFacilitating, schemaVersion } from '../../../shared/document'
import { hasMeeting } from '../../../shared/document/review-form'
import { identifyPerson, type RosterPerson } from '../../../shared/meeting/people'
import { NO_NAME } from '../../../shared/meeting/people/same-name'
import { Page } from '../../components/Page'
import { UndoNotice } from '../../components/UndoNotice'
import { UndoProgress } from '../../components/UndoProgress'
import { UnreadFiles } from '../../components/UnreadFiles'
import { Waiting } from '../../components/Waiting'
import { useTranscription } from '../../language/use-is-transcribing'
import { useWordingCommands } from '../../language/use-wording-commands'
import { preloadAll } from '../../lazy-with-preload'
import { type Mode, navigate, toModeOf } from '../../routes'
import { describeConnection, type Session } from '../../session'
import { CommentsProvider } from '../../stores/comments'
import {
  createAuthor,
  MeetingProvider,
  type OpenMeeting,
  useMeeting,
  useOpenMeeting,
} from '../../stores/meeting-context'
import { getNewPersonId, getRememberedPerson, rememberPerson } from '../../stores/remembered-person'
import { useSettings } from '../../stores/settings'
import { Comments } from '../comments/Comments'
import { Screen } from '../Screen'
import { ArrivedRecords } from './ArrivedRecords'
import { ArrivedReplies } from './ArrivedReplies'
import styles from './DocumentScreen.module.css'
import { DocumentUnavailable } from './DocumentUnavailable'
import { NameDialog } from './NameDialog'
import { ReappliedNotice, ReopenDialog } from './ReopenDialog'
import { SizeNotice } from './SizeNotice'
import { TopBar, titleId } from './TopBar'
import { type OpenDocument, useDocument } from './use-document'
import { useLinkedRow } from './use-linked-row'
import { usePresence } from './use-presence'

type Props = {
  id: string
  kind: 'own' | 'guest'
  /** The screen to show; depends on the meeting's state if omitted. */
  mode?: Mode
  /** Whether this is the Present window, which is shown to the room. */
  isPresented?: boolean
}

/** An open document: its session and mirror for every view below, the top bar, and the screen of its mode. */
export const DocumentScreen = ({ id, kind, mode, isPresented = false }: Props) => {
  const opened = useDocument(id, kind, isPresented)
  return opened ? (
    <OpenedDocument {...opened} id={id} mode={mode} isPresented={isPresented} />
  ) : (
    <Waiting message="Opening the postmortem…" />
  )
}

type OpenedDocumentProps = OpenDocument & { id: string; mode?: Mode; isPresented: boolean }

const useOpenedMeeting = ({ session, mirror, language }: OpenDocument, isPresented: boolean): OpenMeeting => {
  const { name } = useSettings()
  const isNewer = useStore(mirror, (snapshot) => snapshot.meta.schema > schemaVersion)
  const isReadOnly = useStore(session.connection, (state) => state.isReadOnly) || isNewer || isPresented
  const holdsMeeting = useStore(session.connection, (state) => state.kind === 'own' && state.meetingHost === 'self')
  const record = useStore(mirror, (snapshot) => snapshot.record)
  const people = useStore(mirror, (snapshot) => snapshot.roster)
  const me = useOwnPersonId(session, people, name)
  // Whoever starts the meeting is its facilitator until somebody else takes over.
  const isRunning = useStore(mirror, (snapshot) => snapshot.run.state.phase === 'running')
  const isFacilitator = isFacilitating(getFacilitation({ people, record, isRunning }), {
    name,
    person: me,
    holdsMeeting,
    canEdit: !isReadOnly,
  })
  const author = useMemo(() => createAuthor(name.trim() || NO_NAME, session.clock.now, me), [name, session, me])
  return useMemo(
    () => ({ session, mirror, language, author, isReadOnly, isFacilitator }),
    [session, mirror, language, author, isReadOnly, isFacilitator],
  )
}

/** The id that this page's person has on the roster, or will have there. */
const useOwnPersonId = (session: Session, people: readonly RosterPerson[], name: string): string => {
  const { documentId } = session
  const others = useStore(session.presence.people, (all) =>
    all.flatMap(({ isSelf, person }) => (isSelf || person === undefined ? [] : [person])).join('\n'),
  )
  const fresh = useMemo(() => getNewPersonId(documentId), [documentId])
  const me = identifyPerson({
    people,
    name,
    remembered: getRememberedPerson(documentId),
    taken: new Set(others.split('\n')),
    fresh,
  })
  const isOnRoster = people.some((person) => person.ids.includes(me))
  useEffect(() => {
    if (isOnRoster) rememberPerson(documentId, me)
  }, [isOnRoster, documentId, me])
  return me
}

const OpenedDocument = ({ id, mode, isPresented, ...opened }: OpenedDocumentProps) => {
  const { session, language, reopen } = opened
  const open = useOpenedMeeting(opened, isPresented)
  const isReady = useStore(session.connection, (state) => state.isReady)
  useEffect(() => {
    if (!isReady) return
    void preloadAll()
    // Started at once: the first sentence may be typed before everything else is loaded.
    if (!isPresented) language.preload()
  }, [isReady, isPresented, language])
  // Not before the document has its content, since what it already contained is no change.
  const isWatching = isReady && open.isFacilitator
  useEffect(() => (isWatching ? language.watch() : undefined), [isWatching, language])
  const isRefused = useStore(session.connection, (state) => state.host === 'refused' && !state.isReady)
  if (isRefused)
    return (
      <Page>
        <DocumentUnavailable session={session} />
      </Page>
    )
  if (!isReady) return <OpeningNotice session={session} />
  return (
    <MeetingProvider value={open}>
      {isPresented ? <Screen name="present" /> : <ModeScreen id={id} mode={mode} />}
      <ReopenDialog onReload={reopen} />
    </MeetingProvider>
  )
}

/** What the page is waiting for, or that the host is gone. */
const OpeningNotice = ({ session }: { session: Session }) => {
  const { message } = describeConnection(useStore(session.connection))
  return <Waiting message={message} />
}

const byPhase = { ready: 'prepare', running: 'meeting', ended: 'report' } as const

/** The mode that a document opens in: where it is being worked on. */
const useUsualMode = (isMet: boolean): Mode => {
  const { session } = useOpenMeeting()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const status = useMeeting((snapshot) => snapshot.record.status)
  if (isMet) return byPhase[phase]
  if (status === 'complete') return 'report'
  return status === 'draft' && session.kind === 'own' ? 'prepare' : 'review'
}

const ModeScreen = ({ id, mode }: { id: string; mode?: Mode }) => {
  const title = useMeeting((snapshot) => displayTitle(snapshot.record.title))
  const isMet = useMeeting(hasMeeting)
  const usual = useUsualMode(isMet)
  const shown = toModeOf(isMet, mode ?? usual)
  usePresence(shown)
  useTranscription()
  useWordingCommands()
  useLinkedRow()
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (document.activeElement === document.body) document.getElementById(titleId)?.focus()
  }, [shown])
  useEffect(() => {
    if (mode !== shown) navigate({ screen: 'document', id, mode: shown }, { replace: true })
  }, [id, mode, shown])
  useEffect(() => {
    document.title = `${title} · Debrief`
    return () => {
      document.title = 'Debrief'
    }
  }, [title])
  return (
    <div className={styles.document} data-mode={shown}>
      <TopBar id={id} mode={shown} />
      <div className={styles.mode}>
        <UnreadFiles />
        <NewerNotice />
        <SizeNotice />
        <ReappliedNotice />
        <CommentsProvider value={true}>
          <Screen name={shown} />
        </CommentsProvider>
      </div>
      <Comments />
      <NameDialog />
      <UndoNotice />
      <UndoProgress />
      <ArrivedRecords />
      <ArrivedReplies />
    </div>
  )
}

const NewerNotice = () => {
  const isNewer = useMeeting((snapshot) => snapshot.meta.schema > schemaVersion)
  if (!isNewer) return null
  return (
    <p className={styles.newer}>
      This postmortem was made by a newer version of Debrief. You can read it, but not change it. Update Debrief to work
      on it.
    </p>
  )
}
