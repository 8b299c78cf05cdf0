import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import type { MenuCommand } from '../../shared/api/desktop'
import { platform } from '../platform'
import { isStroke, isTyping, type Keys, keyText, worksWhileTyping } from './keys'

/** Headings of the key sheet, in its order. */
export const commandGroups = ['Meeting', 'Stages', 'Capture', 'This page', 'Debrief'] as const

/** Something that can be done: said, done and reached by key in one object. Tooltips, the key sheet, the palette and the native menu derive from it. */
export type Command = {
  id: string
  /** The button's name. */
  label: string
  group: (typeof commandGroups)[number]
  keys?: Keys
  /** True by default. */
  isEnabled?: boolean
  /** The entry of the native menu that does the same. */
  menu?: MenuCommand
  /** Not in the palette, for what only makes sense by its key. */
  isKeyOnly?: boolean
  /** In a text the key is the text's own, such as undo. */
  isOutsideTexts?: boolean
  run: () => void
}

type Source = { read: () => readonly Command[] }

/** What the screens that are open offer; the newest first, so that a screen may take a key over. */
const sources = createStore<{ list: readonly Source[] }>(() => ({ list: [] }))

/** Offers commands for as long as the component is there. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const source: Source = { read: () => latest.current }
    sources.setState(({ list }) => ({ list: [source, ...list] }))
    return () => sources.setState(({ list }) => ({ list: list.filter((one) => one !== source) }))
  }, [])
}

/** Everything that can be done now; of two with the same id, the newer screen's. */
export const commandsNow = (): Command[] => {
  const known = new Map<string, Command>()
  for (const source of sources.getState().list)
    for (const command of source.read()) if (!known.has(command.id)) known.set(command.id, command)
  return [...known.values()]
}

const isOn = (command: Command): boolean => command.isEnabled !== false

/** Does what a key press asks for. True if there was something to do. */
export const pressKeys = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return false
  const typing = isTyping(event.target)
  const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null
  const command = commandsNow().find(
    ({ keys, isEnabled = true, isOutsideTexts = false }) =>
      keys !== undefined &&
      isEnabled &&
      (!typing || (worksWhileTyping(keys) && !isOutsideTexts)) &&
      isStroke(keys, event, platform.isMac),
  )
  // A dialog has the keyboard to itself.
  if (!command || isInDialog) return false
  event.preventDefault()
  command.run()
  return true
}

/** Does what an entry of the native menu asks for. */
export const chooseMenu = (menu: MenuCommand): void =>
  commandsNow()
    .find((command) => command.menu === menu && isOn(command))
    ?.run()

/** A command's keys as they are shown to people. */
export const keysOf = (command: Pick<Command, 'keys'>): string | undefined =>
  command.keys && keyText(command.keys, platform.isMac)
