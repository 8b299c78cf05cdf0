import { useEffect } from 'react'
import { Overlay } from '../../components/Overlay'
import { lazyWithPreload } from '../../lazy-with-preload'
import { closeComments, resetComments, useCommentsPanel } from '../../stores/comments'

const CommentsPanel = lazyWithPreload(() => import('./CommentsPanel').then((module) => module.CommentsPanel))

/** The comments on an open document, while they are open. */
export const Comments = () => {
  const isOpen = useCommentsPanel((state) => state.isOpen)
  // Another document has other comments.
  useEffect(() => resetComments, [])
  return (
    <Overlay message="The comments could not be opened." onFail={closeComments}>
      {isOpen && <CommentsPanel />}
    </Overlay>
  )
}
