const KB = 1024
const MB = 1024 * KB

/**
 * Every limit that an update or a whole document must keep, with its reason. Sizes are bytes in Yjs' V1 encoding; items
 * are counted as Yjs does: a typed run of text is one, a row in the timeline about twenty.
 */
export const updateLimits = {
  /**
   * A day-long meeting takes some 300 kB. Below the limit of one sync message (48 MB), so that joining always works.
   */
  MAX_DOCUMENT_BYTES: 32 * MB,
  /** Half the maximum: people are warned while there is still as much room as they have used. */
  DOCUMENT_WARNING_BYTES: 16 * MB,
  /** Rows are read, sorted and saved as a whole: a document of this many items still opens within seconds. */
  MAX_DOCUMENT_ITEMS: 600_000,
  /** Half the maximum, as with bytes. */
  DOCUMENT_WARNING_ITEMS: 300_000,
  /** Some 10,000 rows at once. A keystroke makes one to ten items, an hour of work offline some hundreds. */
  MAX_EDIT_ITEMS: 200_000,
  /** Each page that ever wrote is a client; Yjs sorts and compares them at every sync. */
  MAX_CLIENTS: 8_192,
  /** Each range is searched for, and may split an item. Deleting a row is about ten. */
  MAX_DELETE_RANGES: 200_000,
  /** Longer than any text that fits in a document; a longer run would only use up somebody's clock. */
  MAX_RUN_LENGTH: 2 ** 25,
  /** Far beyond what a page can type, far below where adding to a clock loses precision. */
  MAX_CLOCK: 2 ** 40,
  /** Yjs draws client ids from 32 bits. */
  MAX_CLIENT_ID: 2 ** 32 - 1,
  /** Documents have two levels of types: a row, and a text in it. Yjs walks up and collects them recursively. */
  MAX_TYPE_DEPTH: 16,
  /** Deeper than any value that the app writes, far below what overflows a stack. */
  MAX_VALUE_DEPTH: 64,
  /** Objects, lists and scalars within one value; the largest that the app writes is a list of tags. */
  MAX_VALUE_NODES: 20_000,
  /** Keys are ids and names of people. */
  MAX_NAME_LENGTH: 1_024,
  /** Updates that wait for a missing one are merged again with each further update. */
  MAX_PARKED_BYTES: 4 * MB,
  /**
   * An update that may take more steps than this to merge gets a trial in a worker first; this many take 100 ms at
   * most.
   */
  MAX_INLINE_STEPS: 300_000,
  /**
   * Comparisons between items that compete for one position, over a whole document: each takes up to a microsecond, and
   * every opening pays for them again. A day-long meeting has some hundreds.
   */
  MAX_CONFLICTS: 1_000_000,
  /** Depending on the order of merging, these cost several times more or less; beyond this a document is not opened. */
  MAX_CONFLICTS_AT_OPENING: 8_000_000,
  /**
   * Comparisons that one update may add even beyond that: in any document, two people may type in one place at once.
   */
  FREE_CONFLICTS: 20,
  /** How long (ms) such a trial may take, on a slow machine and under load; 10,000 pasted rows take half a second. */
  TRIAL_BUDGET_MS: 10_000,
} as const
