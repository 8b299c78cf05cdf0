import { buildStandIn } from './electron-stand-in/build'

/** Shell tests run on a stand-in for Electron that is bundled once for all of them. */
export const setup = async (): Promise<void> => {
  if (process.env.DEBRIEF_REAL_ELECTRON !== '1') await buildStandIn()
}
