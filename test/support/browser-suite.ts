import { describe } from 'vitest'
import { noBrowserReason } from './browser'

/** A suite that is skipped if there is a reason, which its title then states. */
export const describeUnless = (reason: string | undefined, title: string, body: () => void): void => {
  describe.skipIf(reason)(reason === undefined ? title : `${title} (skipped: ${reason})`, body)
}

/** A suite that drives a real browser. */
export const describeInBrowser = (title: string, body: () => void): void =>
  describeUnless(noBrowserReason(), title, body)
