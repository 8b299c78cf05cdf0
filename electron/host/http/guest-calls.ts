import type { ServerResponse } from 'node:http'
import type { CallName } from '../../../shared/protocol/calls'
import { principalOf, type Visitor } from '../access'
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

/** Bounds what guests may ask for, so that it never slows the meeting down. */
export const createGuestCalls = () => {
  const calls = createKeyedBuckets(limits.guestCalls)
  const files = createKeyedBuckets(limits.guestFiles)
  let filesOnTheirWay = 0

  /** A file stays in memory until its last byte was read, so that few are on their way at once, and for so long. */
  const startFile = (response: ServerResponse): void => {
    filesOnTheirWay += 1
    const slow = setTimeout(() => response.destroy(), limits.guestFileMs)
    response.once('close', () => {
      clearTimeout(slow)
      filesOnTheirWay -= 1
    })
  }

  return {
    /** What speaks against a call; undefined: nothing. To be asked once for each call. */
    refusal: (name: CallName, visitor: Visitor, response: ServerResponse): UserError | undefined => {
      if (visitor.kind === 'own') return undefined
      const principal = principalOf(visitor)
      if (!calls.take(principal)) return tooManyCalls
      if (name !== 'document.file') return undefined
      if (filesOnTheirWay >= limits.guestFilesAtOnce || !files.take(principal)) return tooManyFiles
      startFile(response)
      return undefined
    },
  }
}
