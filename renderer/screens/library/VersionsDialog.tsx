import { useEffect, useState } from 'react'
import { countText, numberText, utcText } from '../../../shared/meeting/format'
import type { Failure } from '../../../shared/protocol/calls'
import type { DocumentVersion } from '../../../shared/protocol/library'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { toast } from '../../components/Toasts'
import { type VersionContent, VersionPage } from '../../components/VersionPage'
import { VersionRow } from '../../components/VersionRow'
import { host } from '../../host'
import { platform } from '../../platform'
import { readVersion } from './read-version'

type Props = { id: string; name: string; onClose: () => void }

/** The backups of a postmortem that its host keeps, to view, download or restore. */
export const VersionsDialog = ({ id, name, onClose }: Props) => {
  const { versions, failure } = useVersions(id)
  const [viewed, setViewed] = useState<VersionContent>()

  const view = async (version: string): Promise<void> => {
    const file = await host.call('document.version', { id, version })
    if (!file.ok) return toast(file.failure.sentence)
    const content = readVersion(file.value.text)
    if (content) setViewed(content)
    else toast('This backup can’t be shown. Download it instead.')
  }
  const download = async (version: string): Promise<void> => {
    const file = await host.call('document.version', { id, version })
    if (!file.ok) return toast(file.failure.sentence)
    await platform.saveFile(file.value.fileName, file.value.text, 'application/json')
  }
  const restore = async (version: string): Promise<void> => {
    const restored = await host.call('document.restoreVersion', { id, version })
    if (!restored.ok) return toast(restored.failure.sentence)
    onClose()
    toast('The backup was restored. The content before that is backed up, too.')
  }

  if (viewed) {
    return (
      <VersionPage content={viewed} backLabel="Back to backups" onBack={() => setViewed(undefined)} onClose={onClose} />
    )
  }
  return (
    <Dialog title={`Backups of “${name}”`} onClose={onClose} size="l">
      {failure && <p>{failure.sentence}</p>}
      {!versions && !failure && <p role="status">Looking for backups…</p>}
      {versions?.length === 0 && (
        <p>There are no backups yet. One is made every ten minutes while the postmortem changes.</p>
      )}
      <ul>
        {versions?.map((version) => (
          <Version
            key={version.version}
            version={version}
            onView={() => void view(version.version)}
            onDownload={() => void download(version.version)}
            onRestore={() => void restore(version.version)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

type VersionProps = {
  version: DocumentVersion
  onView: () => void
  onDownload: () => void
  onRestore: () => void
}

const Version = ({ version: { keptAt, bytes, summary }, onView, onDownload, onRestore }: VersionProps) => {
  const when = utcText(keptAt)
  const size = `${numberText(Math.ceil(bytes / 1000))} kB`
  return (
    <VersionRow
      name={<span className="tabular">{when}</span>}
      facts={
        summary
          ? `${summary.title} · ${countText(summary.words, 'word')} · ${countText(summary.actions, 'action')} · ${size}`
          : `This backup can’t be opened · ${size}`
      }
    >
      {summary && (
        <>
          <Button size="small" aria-label={`View the backup of ${when}`} onClick={onView}>
            View
          </Button>
          <Button size="small" aria-label={`Download the backup of ${when}`} onClick={onDownload}>
            Download
          </Button>
          <Button size="small" aria-label={`Restore the backup of ${when}`} onClick={onRestore}>
            Restore
          </Button>
        </>
      )}
    </VersionRow>
  )
}

const useVersions = (id: string): { versions?: DocumentVersion[]; failure?: Failure } => {
  const [answer, setAnswer] = useState<{ versions?: DocumentVersion[]; failure?: Failure }>({})
  useEffect(() => {
    let isCurrent = true
    void host.call('document.versions', { id }).then((result) => {
      if (isCurrent) setAnswer(result.ok ? { versions: result.value.versions } : { failure: result.failure })
    })
    return () => {
      isCurrent = false
    }
  }, [id])
  return answer
}
