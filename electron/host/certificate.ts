import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './store/durable-file'
import { quarantineFile } from './store/quarantine-file'

/** The host's self-signed certificate. Invites carry its fingerprint, so no authority has to sign it. */
export type Certificate = {
  key: string
  cert: string
  /** SHA-256 of the DER form, in hexadecimal. */
  fingerprint: string
}

const VALID_YEARS = 20
/** So that a peer whose clock is behind does not reject it as not yet valid. */
const BACKDATED_MS = 7 * 86_400_000

/** SHA-256 of a certificate's DER form, in hexadecimal: what an invite pins. */
export const computeFingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

const read = async (file: string): Promise<Certificate | undefined> => {
  try {
    const { key, cert } = JSON.parse(await readFile(file, 'utf8'))
    return { key, cert, fingerprint: computeFingerprint(new X509Certificate(cert).raw) }
  } catch {
    // Missing on the first run. If it is damaged, a new one is generated, and old invites then report that the host has
    // changed.
    return undefined
  }
}

const generateCertificate = async (): Promise<Certificate> => {
  const { generate } = await import('selfsigned')
  const notAfterDate = new Date()
  notAfterDate.setFullYear(notAfterDate.getFullYear() + VALID_YEARS)
  const made = await generate([{ name: 'commonName', value: 'Debrief host' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - BACKDATED_MS),
    notAfterDate,
  })
  return { key: made.private, cert: made.cert, fingerprint: computeFingerprint(new X509Certificate(made.cert).raw) }
}

/** Reads the certificate from the data folder, or generates it there (mode 0600) on the first run. */
export const openCertificate = async (dataDir: string): Promise<Certificate> => {
  const file = join(dataDir, 'certificate.json')
  const known = await read(file)
  if (known) return known
  // An unreadable file is moved aside, so that a new one can be written.
  await quarantineFile(file).catch(() => undefined)
  const made = await generateCertificate()
  await writeDurably(file, [JSON.stringify({ key: made.key, cert: made.cert })], { mode: 0o600 })
  return made
}
