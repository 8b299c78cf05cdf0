import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestHost, type TestHost, temporaryFolder } from './support'

/** A file that a former version wrote. */
export const formerFile = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/former/${name}`, import.meta.url))

/** Starts a host of a former version (see the fixtures' README) in its own process. */
export const startFormerHost = async (options: Parameters<typeof startTestHost>[0] = {}): Promise<TestHost> => {
  const folder = await temporaryFolder()
  execFileSync('tar', ['-xzf', formerFile('host.tar.gz'), '-C', folder])
  return startTestHost({ ...options, program: join(folder, 'dist/node/host.js') })
}
