import type { DebriefDesktop } from '../../shared/protocol/desktop-bridge'

declare global {
  interface Window {
    debriefDesktop?: DebriefDesktop
  }
}
