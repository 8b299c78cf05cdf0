import { Suspense, useState } from 'react'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useAssistantSettings } from '../../stores/assistant'
import { useEditing } from '../../stores/meeting-context'
import type { Drafted } from '../../stores/use-drafted'
import { Button } from '../Button'
import { useFocusBack } from '../focus'

const AssistantDialog = lazyWithPreload(() => import('./AssistantDialog').then((module) => module.AssistantDialog))

/** Opens what could be sent to the assistant; only for somebody who has set one up, and for a text that they may edit. */
export const ImproveButton = ({ drafted }: { drafted: Drafted }) => {
  const settings = useAssistantSettings()
  const { isReadOnly } = useEditing()
  const [isOpen, setIsOpen] = useState(false)
  const opener = useFocusBack(isOpen)
  const { place, compared } = drafted
  const isSetUp = settings?.isOn === true && settings.address !== '' && settings.model !== ''
  if (!isSetUp || isReadOnly || place.kind !== 'text') return null
  if (compared.sentences.length === 0 && place.text.trim() === '') return null
  return (
    <div>
      <Button ref={opener} size="small" onClick={() => setIsOpen(true)}>
        Improve with assistant…
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <AssistantDialog drafted={{ ...drafted, place }} settings={settings} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
