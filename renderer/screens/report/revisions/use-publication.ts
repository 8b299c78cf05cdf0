import { useEffect, useMemo, useState } from 'react'
import { type Publication, readPublication, toContent } from '../../../../shared/document/revisions'
import { findPublished } from '../../../../shared/meeting/revisions'
import { useMeeting, useOpenMeeting } from '../../../stores/meeting-context'

/** Comparing reads the whole document, so it waits for a pause between changes, ms. */
const COMPARE_DELAY_MS = 400

/** When the document was published last; soon after each change, whether it has changed since. */
export const usePublication = (): Publication | undefined => {
  const { doc } = useOpenMeeting().session
  const snapshot = useMeeting((all) => all)
  const published = findPublished(snapshot.revisions)
  const [compared, setCompared] = useState<Publication>()
  useEffect(() => {
    if (!published) return setCompared(undefined)
    const compare = (): void => {
      const next = readPublication(doc, () => toContent(snapshot))
      setCompared((last) => (last?.id === next?.id && last?.isUpdated === next?.isUpdated ? last : next))
    }
    const timer = setTimeout(compare, COMPARE_DELAY_MS)
    return () => clearTimeout(timer)
  }, [doc, snapshot, published])
  return useMemo(() => {
    if (!published || compared?.id === published.id) return published && compared
    return { id: published.id, at: published.createdAt, isUpdated: false }
  }, [published, compared])
}
