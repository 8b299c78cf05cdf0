import { Suspense } from 'react'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useEditing } from '../../stores/meeting-context'

const OfferedDrafts = lazyWithPreload(() => import('./OfferedDrafts').then((module) => module.OfferedDrafts))

/** Texts that are still empty and can be drafted from facts, and those whose facts have changed since. */
export const DraftsOffered = () => {
  const { isReadOnly } = useEditing()
  return (
    !isReadOnly && (
      <Suspense fallback={null}>
        <OfferedDrafts />
      </Suspense>
    )
  )
}
