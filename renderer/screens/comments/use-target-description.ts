import { useShallow } from 'zustand/react/shallow'
import { type CommentPlace, describeTarget } from '../../../shared/document/comment-places'
import type { CommentTarget } from '../../../shared/meeting/comments'
import { useMeeting } from '../../stores/meeting-context'

/** What a comment is about, in words; renders again only when they change. */
export const useTargetDescription = (target: CommentTarget): CommentPlace =>
  useMeeting(useShallow((snapshot) => describeTarget(snapshot, target)))
