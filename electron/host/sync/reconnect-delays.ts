/** The longest delay while the meeting's host cannot be reached. */
export const MAX_UPSTREAM_RECONNECT_DELAY_MS = 1_000
/** With an invite that was refused: the meeting may be closed to the network only for now. */
export const REFUSED_UPSTREAM_RECONNECT_DELAY_MS = 15_000
