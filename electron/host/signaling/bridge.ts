import type { WebSocket } from 'ws'
import type { Invite } from '../../../shared/api/invite'
import { dial } from '../links/dial'
import { Line, type LineEnd } from '../links/line'

const PAUSE = 1_000
/** Between two attempts with an invite that was refused, ms. */
const REFUSED_PAUSE = 15_000
const HEARTBEAT = 5_000
/** What was published while the way was down is sent after it, if it is younger than this (ms) and among the last few. */
const MEMORY = 10_000
const MOST_KEPT = 64
/** A way that was down for longer (ms) may have cost announcements: the pages are asked to announce themselves again. */
const SHORT_ABSENCE = 2_000

/** The way of one room from this host to the meeting's host's signaling; it comes back by itself until it is closed. */
export type Bridge = { send: (text: string) => void; close: () => void }

type Options = {
  topic: string
  invite: Invite
  instance: string
  onMessage: (text: string) => void
  /** The way is there again after a longer absence. */
  onBack: () => void
}

/** Opens the way; messages go both ways, never back to where they came from. */
export const openBridge = ({ topic, invite, instance, onMessage, onBack }: Options): Bridge => {
  const ending = new AbortController()
  let current: WebSocket | undefined
  let line: WebSocket | undefined
  let kept: { text: string; at: number }[] = []
  let downSince = performance.now()
  let wasUp = false
  let timer: NodeJS.Timeout | undefined

  const onOpen = (opened: WebSocket): void => {
    const absence = performance.now() - downSince
    const isBack = wasUp && absence > SHORT_ABSENCE
    wasUp = true
    line = opened
    opened.send(JSON.stringify({ type: 'subscribe', topics: [topic] }))
    for (const { text, at } of kept) if (performance.now() - at < MEMORY) opened.send(text)
    kept = []
    if (isBack || absence > MEMORY) onBack()
  }

  const again = (pause = PAUSE): void => {
    clearTimeout(timer)
    if (!ending.signal.aborted) timer = setTimeout(() => void attempt(), pause)
  }

  const attempt = async (): Promise<void> => {
    const dialled = await dial(invite, ending.signal)
    if (typeof dialled === 'string') return again()
    if (ending.signal.aborted) return void dialled.socket.destroy()
    let isOver = false
    let isAlive = true
    const onEnd = (end: LineEnd): void => {
      if (isOver) return
      isOver = true
      clearInterval(heartbeat)
      if (line === opening) downSince = performance.now()
      line = undefined
      again(end === 'refused' ? REFUSED_PAUSE : PAUSE)
    }
    const opening = new Line({ dialled, invite, instance, path: '/signaling', onEnd })
    const heartbeat = setInterval(() => {
      if (!isAlive) return opening.terminate()
      isAlive = false
      if (opening.readyState === opening.OPEN) opening.ping()
    }, HEARTBEAT)
    opening.on('pong', () => {
      isAlive = true
    })
    opening.on('open', () => onOpen(opening))
    opening.on('message', (data, isBinary) => {
      const text = isBinary ? '' : data.toString()
      if (text.startsWith('{"type":"publish"')) onMessage(text)
    })
    current = opening
  }

  void attempt()
  return {
    send: (text) => {
      if (line?.readyState === line?.OPEN && line) line.send(text)
      else kept = [...kept, { text, at: performance.now() }].slice(-MOST_KEPT)
    },
    close: () => {
      ending.abort()
      current?.terminate()
      clearTimeout(timer)
    },
  }
}
