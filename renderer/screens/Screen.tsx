import { Suspense } from 'react'
import { ErrorBoundary } from '../components/ErrorBoundary'
import { Waiting } from '../components/Waiting'
import { findScreen } from '.'

/** Renders a screen by its folder's name. */
export const Screen = ({ name }: { name: string }) => {
  const View = findScreen(name)
  if (!View) return <p>This screen is not part of this version of Debrief.</p>
  return (
    <ErrorBoundary key={name} message="This screen could not be shown.">
      <Suspense fallback={<Waiting message="Opening…" />}>
        <View />
      </Suspense>
    </ErrorBoundary>
  )
}
