import fc from 'fast-check'
import { seed } from './random'

// What a single assertion is given goes before this, as when a failure is repeated from what fast-check printed of it.
fc.configureGlobal({ seed })

/** fast-check, drawing from the seed of this run. */
export { fc }
