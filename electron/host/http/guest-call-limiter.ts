import type { ServerResponse } from 'node:http'
import type { CallName } from '../../../shared/protocol/calls'
import { getPrincipal, type Visitor } from '../access'
import { createKeyedBuckets, limits } from '../limits'
import { UserError } from '../user-error'

const tooManyCalls = new UserError('too-many', 'This page sent too many requests. Wait a moment and try again.', {
  status: 429,
})
const tooManyFiles = new UserError(
  'too-many',
  'The postmortem was downloaded too often in the last few seconds. Wait a few seconds and try again.',
  { status: 429 },
)

/** Limits what guests may ask for, so that they never slow down the meeting. */
export const createGuestCallLimiter = () => {
  const calls = createKeyedBuckets(limits.GUEST_CALL_RATE)
  const files = createKeyedBuckets(limits.GUEST_DOWNLOAD_RATE)
  let openDownloads = 0

  /** A file stays in memory until its last byte is read, so downloads are few at a time, and limited in duration. */
  const startDownload = (response: ServerResponse): void => {
    openDownloads += 1
    const timeout = setTimeout(() => response.destroy(), limits.GUEST_DOWNLOAD_TIMEOUT_MS)
    response.once('close', () => {
      clearTimeout(timeout)
      openDownloads -= 1
    })
  }

  return {
    /** Why a call is refused; undefined if it is allowed. Counts the call, so ask once per call. */
    refusal: (name: CallName, visitor: Visitor, response: ServerResponse): UserError | undefined => {
      if (visitor.kind === 'own' || visitor.kind === 'command') return undefined
      const principal = getPrincipal(visitor)
      if (!calls.take(principal)) return tooManyCalls
      if (name !== 'document.file') return undefined
      if (openDownloads >= limits.MAX_GUEST_DOWNLOADS || !files.take(principal)) return tooManyFiles
      startDownload(response)
      return undefined
    },
  }
}
