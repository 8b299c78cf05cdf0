import { History } from 'lucide-react'
import { useState } from 'react'
import type { Publication } from '../../../../shared/document/revisions'
import { dateText } from '../../../../shared/meeting/format'
import { CommandButton } from '../../../commands/CommandButton'
import { type Command, useCommands } from '../../../commands/registry'
import { Button } from '../../../components/Button'
import { Overlay } from '../../../components/Overlay'
import { lazyWithPreload } from '../../../lazy-with-preload'
import { useEditing } from '../../../stores/meeting-context'
import styles from './Revisions.module.css'
import { useRevisions } from './use-revisions'

const RevisionsDialog = lazyWithPreload(() => import('./RevisionsDialog').then((module) => module.RevisionsDialog))
const CompareWindow = lazyWithPreload(() => import('./CompareWindow').then((module) => module.CompareWindow))

/** The versions that people keep of the postmortem: what was published, what changed since, and all others. */
export const Revisions = ({ publication }: { publication: Publication | undefined }) => {
  const { isReadOnly } = useEditing()
  const { publish } = useRevisions()
  const [open, setOpen] = useState<'list' | { compared: string }>()
  const close = () => setOpen(undefined)
  const versions: Command = {
    id: 'versions',
    label: 'Versions',
    group: 'This page',
    run: () => setOpen('list'),
  }
  useCommands([versions])
  return (
    <section aria-label="Versions" className={styles.rail}>
      {publication && (
        <p className={styles.published}>
          {publication.isUpdated
            ? `Published ${dateText(publication.at)} · updated since`
            : `Published ${dateText(publication.at)}`}
        </p>
      )}
      <div className={styles.buttons}>
        {publication?.isUpdated && (
          <Button size="small" onClick={() => setOpen({ compared: publication.id })}>
            See what changed
          </Button>
        )}
        {!isReadOnly && (!publication || publication.isUpdated) && (
          <Button size="small" onClick={publish}>
            Mark as published
          </Button>
        )}
        <CommandButton command={versions} size="small" icon={<History />} />
      </div>
      <Overlay message="The versions could not be opened." onFail={close}>
        {open === 'list' && <RevisionsDialog onCompare={(compared) => setOpen({ compared })} onClose={close} />}
        {typeof open === 'object' && <CompareWindow initial={open.compared} onClose={close} />}
      </Overlay>
    </section>
  )
}
