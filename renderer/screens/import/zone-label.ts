/** A zone as people read it: `Z` is UTC. */
export const zoneLabel = (zone: string | undefined): string =>
  zone === undefined || zone === 'Z' ? 'UTC' : zone.replaceAll('_', ' ')
