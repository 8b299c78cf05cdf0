import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

const stateSchema = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(480).max(20_000),
  height: z.number().int().min(360).max(20_000),
  isMaximized: z.boolean(),
})

/** Where the window was when it was last closed, in screen pixels. */
export type WindowState = z.infer<typeof stateSchema>

export const firstState: WindowState = { width: 1440, height: 900, isMaximized: false }

const overlap = (a: Rectangle, b: Rectangle): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** Keeps a position only if enough of the window would be on a connected screen; keeps a size as far as it fits. */
export const fitToScreens = (state: WindowState, screens: readonly Rectangle[]): WindowState => {
  const widest = screens.reduce(
    (best, { width, height }) => (width * height > best.width * best.height ? { width, height } : best),
    {
      width: 0,
      height: 0,
    },
  )
  const { x, y, ...rest } = state
  const size =
    widest.width === 0
      ? rest
      : { ...rest, width: Math.min(rest.width, widest.width), height: Math.min(rest.height, widest.height) }
  if (x === undefined || y === undefined) return size
  const bounds = { x, y, width: size.width, height: size.height }
  const isVisible = screens.some((screen) => overlap(bounds, screen) > 200 * 100)
  return isVisible ? { ...size, x, y } : size
}

/** Reads the saved state; an unreadable file counts as none. */
export const readState = (file: string): WindowState => {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : firstState
  } catch {
    return firstState
  }
}

/** Saves position and size whenever the window closes. */
export const rememberState = (window: BrowserWindow, file: string): void => {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(state))
    } catch (error) {
      console.error(`The window's position could not be remembered: ${String(error)}`)
    }
  })
}
