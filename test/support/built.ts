/** Tests that start the real thing run what is built; this brings it up to date once. */
export const setup = async (): Promise<void> => {
  const { ensureBuilt } = await import('../../scripts/build.mjs')
  await ensureBuilt()
}
