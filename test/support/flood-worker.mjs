// One attacker in a thread of its own, so that what it costs is not the measured pages'. `workerData` says what it does.
import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { WebSocket } from 'ws'

const { kind, origin, cookie, path, first = [], again = [], count, everyMs, isPaused = false } = workerData
const { hostname, port } = new URL(origin)

/** Opens a WebSocket that sends its first messages and then the others over and over; it comes back when it is closed. */
const floodSocket = () => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: { cookie, origin } })
  socket.on('error', () => undefined)
  socket.on('open', () => {
    if (isPaused) socket.pause()
    for (const message of first) socket.send(message)
  })
  const timer = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) for (const message of again) socket.send(message)
  }, everyMs)
  socket.on('close', () => {
    clearInterval(timer)
    setTimeout(floodSocket, 1_000)
  })
}

/** Holds a connection that sends nothing, and opens it again when it is closed. */
const holdSilently = () => {
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.resume()
  socket.on('close', () => setTimeout(holdSilently, 500))
}

const callAgainAndAgain = async () => {
  const headers = { 'content-type': 'application/json', origin, ...(cookie && { cookie }) }
  const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: again[0] }).catch(() => undefined)
  await response?.arrayBuffer().catch(() => undefined)
  setTimeout(callAgainAndAgain, everyMs)
}

const start = { socket: floodSocket, silent: holdSilently, call: callAgainAndAgain }[kind]
for (let n = 0; n < count; n += 1) start()
parentPort.postMessage('started')
