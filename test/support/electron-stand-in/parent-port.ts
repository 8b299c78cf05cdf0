import { EventEmitter } from 'node:events'

/** Gives a child process the message port of a utility process. */
const send = process.send?.bind(process)
const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => void send?.(message) })
process.on('message', (data) => port.emit('message', { data, ports: [] }))
process.on('disconnect', () => process.exit(1))
Object.assign(process, { parentPort: port, send: undefined })
