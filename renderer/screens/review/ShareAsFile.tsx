import { FileDown } from 'lucide-react'
import { Button } from '../../components/Button'
import { toast } from '../../components/Toasts'
import { loadAhead } from '../../lazy-with-preload'
import { platform } from '../../platform'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import styles from './Review.module.css'

const loadPage = loadAhead(async () => {
  const [{ exportFileName, replyPage }, { toMeeting }, { reportTitle }] = await Promise.all([
    import('../../../shared/document/exports'),
    import('../../../shared/document'),
    import('../../../shared/document/report'),
  ])
  return { exportFileName, replyPage, toMeeting, reportTitle }
})

/** The way to ask somebody who has no Debrief, or no connection to this host. */
export const ShareAsFile = () => {
  const { session, mirror } = useOpenMeeting()
  const isComplete = useMeeting(({ record }) => record.status === 'complete')
  if (isComplete) return null
  const save = async (): Promise<void> => {
    const { exportFileName, replyPage, toMeeting, reportTitle } = await loadPage()
    const snapshot = mirror.getState()
    const name = exportFileName(reportTitle(snapshot), replyPage.extension, replyPage.part)
    const page = replyPage.render({ snapshot, content: () => toMeeting(session.doc), now: session.clock.now() })
    if (await platform.saveFile(name, page, replyPage.mediaType))
      toast(`Saved: ${name}. Drop the replies on this page when they come back.`)
  }
  const saveOrSay = (): void =>
    void save().catch((error: unknown) => {
      console.error(error)
      toast('The page could not be saved. Everything else still works. Try again in a moment.')
    })
  return (
    <section aria-labelledby="share-as-file" className={styles.panel}>
      <h2 id="share-as-file" className={styles.sideTitle}>
        For people without Debrief
      </h2>
      <p className={styles.note}>They comment on a page in any browser, and send you a reply to drop here.</p>
      <Button size="small" icon={<FileDown />} onClick={saveOrSay}>
        Save a page to comment on
      </Button>
    </section>
  )
}
