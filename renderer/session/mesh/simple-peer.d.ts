/** The parts of simple-peer 9.11 that the chunking peer relies on; the package has no types. */
declare module 'simple-peer/simplepeer.min.js' {
  // biome-ignore lint/style/noDefaultExport: so does the package
  export default class SimplePeer {
    constructor(options: {
      initiator: boolean
      config?: RTCConfiguration
      [option: string]: unknown
    })
    destroyed: boolean
    destroying: boolean
    _channel: RTCDataChannel | null
    send(piece: Uint8Array): void
    destroy(error?: Error): void
    emit(event: string, ...values: unknown[]): boolean
    on(event: string, listener: (...values: never[]) => void): this
    _onChannelMessage(event: { data: unknown }): void
    _onChannelBufferedAmountLow(): void
  }
}
