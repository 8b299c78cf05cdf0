import type { Session, WebContents } from 'electron'
import { isOwnUrl, type OwnOrigin } from './own-origin'

/** The permissions that the app's page needs to reach its host and, over WebRTC, people on the same network. */
const granted = new Set<string>(['local-network-access', 'local-network', 'loopback-network'])

/** Whether a permission is granted: those three to the main frame of the app's page, and nothing else. */
export const isGranted = (own: OwnOrigin, permission: string, requestedBy: string, isMainFrame: boolean): boolean =>
  isMainFrame && granted.has(permission) && isOwnUrl(own, requestedBy)

/** Denies every permission, device and screen capture but those. */
export const denyPermissions = (session: Session, own: OwnOrigin): void => {
  session.setPermissionRequestHandler((_contents: WebContents, permission, answer, details) =>
    answer(isGranted(own, permission, details.requestingUrl, details.isMainFrame)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isGranted(own, permission, details.requestingUrl ?? origin, details.isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}
