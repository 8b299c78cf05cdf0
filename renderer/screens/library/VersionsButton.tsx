import { History } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Overlay } from '../../components/Overlay'
import { lazyWithPreload } from '../../lazy-with-preload'

const VersionsDialog = lazyWithPreload(() => import('./VersionsDialog').then((module) => module.VersionsDialog))

/** The button that opens a postmortem's backups; in a row of the list, only an icon. */
export const VersionsButton = ({ id, name, isIcon = false }: { id: string; name: string; isIcon?: boolean }) => {
  const [isOpen, setIsOpen] = useState(false)
  const open = () => setIsOpen(true)
  const close = () => setIsOpen(false)
  return (
    <>
      {isIcon ? (
        <Button look="quiet" size="small" icon={<History />} label={`Backups of “${name}”`} onClick={open} />
      ) : (
        <Button size="small" aria-label={`Backups of “${name}”`} onClick={open}>
          Backups
        </Button>
      )}
      <Overlay message="The backups could not be opened." onFail={close}>
        {isOpen && <VersionsDialog id={id} name={name} onClose={close} />}
      </Overlay>
    </>
  )
}
