export const root: string
/** Brings the named targets (page, node, electron) up to date; returns the names of those it had to build. */
export const ensureBuilt: (names?: string[], log?: (line: string) => void) => Promise<string[]>
