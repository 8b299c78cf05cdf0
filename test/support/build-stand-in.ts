import { buildStandIn } from './electron-stand-in/build'

/** Bundles the stand-in for Electron once for all shell tests. */
export const setup = async (): Promise<void> => {
  if (process.env.DEBRIEF_REAL_ELECTRON !== '1') await buildStandIn()
}
