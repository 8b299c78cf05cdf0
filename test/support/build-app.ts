/** Builds the app once for all tests that run it. */
export const setup = async (): Promise<void> => {
  const { ensureBuilt } = await import('../../scripts/build.mjs')
  await ensureBuilt()
}
