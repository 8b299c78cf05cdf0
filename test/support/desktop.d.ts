import type { DebriefDesktop } from '../../shared/api/desktop'

declare global {
  interface Window {
    debriefDesktop?: DebriefDesktop
  }
}
