/** The version of the file envelope this app writes. The document inside has its own version. */
export const fileVersion = 1

/** An envelope as parsed from JSON, of any version. */
export type RawEnvelope = Record<string, unknown>

/** Migrates an envelope to the next version without changing its input. */
export type FileMigration = (envelope: RawEnvelope) => RawEnvelope

/** By the version that they start from. None yet: version 1 is the first. */
export const fileMigrations: Record<number, FileMigration> = {}

export type MigratedEnvelope =
  | { outcome: 'current'; envelope: RawEnvelope }
  | { outcome: 'newer'; version: number }
  | { outcome: 'unknown' }

/**
 * Migrates an envelope to version `target`, step by step. `newer`: it was written by a later app. `unknown`: its
 * version is not a positive integer, or a step is missing.
 */
export const migrateEnvelope = (
  raw: RawEnvelope,
  migrations: Record<number, FileMigration> = fileMigrations,
  target = fileVersion,
): MigratedEnvelope => {
  const { version } = raw
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { outcome: 'unknown' }
  if (version > target) return { outcome: 'newer', version }
  let envelope = raw
  for (let from = version; from < target; from += 1) {
    const step = migrations[from]
    if (!step) return { outcome: 'unknown' }
    envelope = { ...step(envelope), version: from + 1 }
  }
  return { outcome: 'current', envelope }
}
