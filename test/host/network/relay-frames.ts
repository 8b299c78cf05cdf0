import * as encoding from 'lib0/encoding'
import { hocuspocusTypes, syncSteps } from '../../../shared/protocol/wire'

/** A raw message to the relay, without a page. */
export const relayFrame = (
  documentId: string,
  type: number,
  write: (encoder: encoding.Encoder) => void = () => undefined,
): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, documentId)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Hocuspocus' first message. */
export const authFrame = (documentId: string): Uint8Array =>
  relayFrame(documentId, hocuspocusTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })

/** Asks for the whole document. */
export const stateRequest = (documentId: string): Uint8Array =>
  relayFrame(documentId, hocuspocusTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint8Array(encoder, new Uint8Array([0]))
  })

/** Sends an update. */
export const updateFrame = (documentId: string, update: Uint8Array): Uint8Array =>
  relayFrame(documentId, hocuspocusTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncSteps.update)
    encoding.writeVarUint8Array(encoder, update)
  })
