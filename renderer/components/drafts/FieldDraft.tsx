import { FileText } from 'lucide-react'
import { Suspense } from 'react'
import type { DraftId } from '../../../shared/document/drafts'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useEditing } from '../../stores/meeting-context'
import { Button } from '../Button'
import { usePresented } from '../presented'
import styles from './FieldDraft.module.css'

const DraftDisclosure = lazyWithPreload(() => import('./DraftDisclosure').then((module) => module.DraftDisclosure))

/**
 * Drafts a text from what the document holds, below its field: sentences with their sources, each of which can be taken.
 * Nothing is written before somebody asks for it.
 */
export const FieldDraft = ({ draft }: { draft: DraftId }) => {
  const { isReadOnly } = useEditing()
  if (usePresented() || isReadOnly) return null
  return (
    <div className={styles.draft}>
      <Suspense
        fallback={
          <Button look="quiet" size="small" icon={<FileText />} disabled>
            Draft from facts
          </Button>
        }
      >
        <DraftDisclosure draft={draft} />
      </Suspense>
    </div>
  )
}
