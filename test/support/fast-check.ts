import fc from 'fast-check'
import { seed } from './random'

// Parameters of a single assertion override this, for example to replay a failure that fast-check printed.
fc.configureGlobal({ seed })

/** fast-check, seeded with the seed of this run. */
export { fc }
