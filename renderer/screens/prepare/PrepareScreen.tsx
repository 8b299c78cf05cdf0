import { type ReactNode, useEffect, useRef, useState } from 'react'
import { hasMeeting } from '../../../shared/document/review-form'
import { stageBySection, stages } from '../../../shared/stages'
import { Page } from '../../components/Page'
import { Select } from '../../components/Select'
import { StageFrame } from '../../components/StageFrame'
import { PHONE_QUERY, useMedia } from '../../components/use-media'
import { useMeeting } from '../../stores/meeting-context'
import { prepareTopics, useReveal, useRevealedRef } from '../../stores/reveal'
import { useReadSuggestedLengths } from '../../stores/suggested-lengths'
import { TemplateTopic } from '../templates/TemplateTopic'
import { useNewerTemplate } from '../templates/use-newer-template'
import { AgendaEditor } from './AgendaEditor'
import { Checklist } from './Checklist'
import { Incident } from './Incident'
import { PreparedSchedule } from './PreparedSchedule'
import styles from './PrepareScreen.module.css'
import { ReportSections } from './ReportSections'
import { Roster } from './Roster'

type Topic = { id: string; title: string; view: ReactNode; isForMeeting?: true }

const TEMPLATE_TOPIC = 'template'

const own: readonly Topic[] = [
  { id: 'incident', title: 'The incident', view: <Incident /> },
  { id: 'people', title: 'People', view: <Roster /> },
  { id: 'agenda', title: 'Agenda', view: <AgendaEditor />, isForMeeting: true },
  { id: 'report', title: 'Report sections', view: <ReportSections /> },
  { id: 'schedule', title: 'Schedule', view: <PreparedSchedule /> },
  { id: 'checklist', title: 'Checklist', view: <Checklist />, isForMeeting: true },
  { id: TEMPLATE_TOPIC, title: 'Template', view: <TemplateTopic /> },
]

const topics: readonly Topic[] = [
  ...own,
  ...stages.map(({ id, title }) => ({
    id: `stage ${id}`,
    title,
    view: <StageFrame key={id} stage={id} mode="prepare" />,
  })),
]

/** The topic under which a section of the document is edited, by its id. */
const findTopic = (section: string): string | undefined => {
  const stage = stageBySection(section)
  if (stage) return `stage ${stage.id}`
  return prepareTopics[section]
}

/**
 * Before the meeting: everything can be filled in, one topic at a time. A review without a meeting has neither agenda nor
 * checklist.
 */
export const PrepareScreen = () => {
  const [chosen, setChosen] = useState('incident')
  const isPhone = useMedia(PHONE_QUERY)
  const screen = useRef<HTMLDivElement>(null)
  const revealed = useRevealedRef()
  useEffect(() => {
    const id = revealed && findTopic(revealed.section)
    if (id) setChosen(id)
  }, [revealed])
  useReveal(screen)
  useReadSuggestedLengths()
  const isTemplateNewer = useNewerTemplate() !== undefined
  const isForMeeting = useMeeting(hasMeeting)
  const topic = topics.find((one) => one.id === chosen)
  const isListed = (one: Topic): boolean => isForMeeting || !one.isForMeeting || one === topic
  const options = topics.filter(isListed).map(({ id, title }) => ({
    value: id,
    label: isTemplateNewer && id === TEMPLATE_TOPIC ? 'Template (new)' : title,
  }))
  const item = ({ id, title }: Topic) => (
    <li key={id}>
      <button
        type="button"
        className={styles.item}
        aria-current={id === chosen ? 'page' : undefined}
        onClick={() => setChosen(id)}
      >
        {title}
        {isTemplateNewer && id === TEMPLATE_TOPIC && (
          <>
            {' '}
            <span className={styles.news}>New</span>
          </>
        )}
      </button>
    </li>
  )
  return (
    <div ref={screen} className={styles.screen}>
      <nav className={styles.nav} aria-label="Sections">
        {isPhone ? (
          <Select label="Section" isLabelHidden value={chosen} options={options} onChange={setChosen} />
        ) : (
          <>
            <ul>{own.filter(isListed).map(item)}</ul>
            <p className={styles.navTitle} id="prepare-stages">
              Stages
            </p>
            <ul aria-labelledby="prepare-stages">{topics.slice(own.length).map(item)}</ul>
          </>
        )}
      </nav>
      <Page scrollKey={chosen}>
        <main className={styles.page} id="main">
          {topic?.view}
        </main>
      </Page>
    </div>
  )
}
