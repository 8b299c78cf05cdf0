import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { isOwnUrl, type OwnOrigin } from './own-origin'

type IpcEvent = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/**
 * Whether a message comes from a main frame that shows a page of the app's host, and not from a subframe or another page.
 */
export const isOwnPage = (own: OwnOrigin, { sender, senderFrame }: IpcEvent): boolean =>
  senderFrame !== null &&
  senderFrame.parent === null &&
  sender.mainFrame === senderFrame &&
  isOwnUrl(own, senderFrame.url)
