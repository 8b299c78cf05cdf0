import { describe } from 'vitest'
import { noBrowserReason } from './browser'

/** A suite that is skipped if there is a reason, which its title then states. */
export const describeUnless = (
  reason: string | undefined,
  title: string,
  body: () => void,
  options: { concurrent?: boolean } = {},
): void => {
  describe.skipIf(reason)(reason === undefined ? title : `${title} (skipped: ${reason})`, options, body)
}

/** A suite that drives a real browser. */
export const describeInBrowser = (title: string, body: () => void): void =>
  describeUnless(noBrowserReason(), title, body)

/** The same for suites of one file that run at once, since each of them mostly waits. */
export const describeInBrowserAtOnce = (title: string, body: () => void): void =>
  describeUnless(noBrowserReason(), title, body, { concurrent: true })
