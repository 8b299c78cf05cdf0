import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import type { MenuCommand } from '../../shared/protocol/desktop-bridge'
import { platform } from '../platform'
import { ownsHistory } from './field-history'
import { keyLabels, learnKeyLabel } from './key-labels'
import { ariaKeys, findByStroke, isComposing, isTyping, type Keys, keyText, producesText } from './keys'

/** The headings of the shortcut sheet, in order. */
export const commandGroups = ['Meeting', 'Stages', 'Capture', 'This page', 'Debrief'] as const

/**
 * Something that can be done: its label, its action and its keys in one object. Tooltips, the key sheet, the palette
 * and the native menu derive from it.
 */
export type Command = {
  id: string
  /** The button's name. */
  label: string
  group: (typeof commandGroups)[number]
  keys?: Keys
  /** A single character that does the same, except while typing. */
  bareKey?: string
  /** True by default. */
  isEnabled?: boolean
  /** The entry of the native menu that does the same. */
  menu?: MenuCommand
  /** Left out of the palette; for commands that only make sense as a shortcut. */
  isKeyOnly?: boolean
  /** Shown in the palette only for a search; for commands of which there are many. */
  isSearchOnly?: boolean
  /** Words that find it in the palette besides its label and group. */
  searchTerms?: string
  /** Moves in the document's history. In a field with its own history, the key belongs to the field. */
  history?: 'undo' | 'redo'
  /** Its keys work in a dialog too. */
  worksInDialogs?: boolean
  run: () => void
}

type Source = { read: () => readonly Command[] }

/** The commands of the mounted screens, newest first, so that a screen can override a key. */
const sources = createStore<{ list: readonly Source[] }>(() => ({ list: [] }))

/** Registers commands while the component is mounted. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const source: Source = { read: () => latest.current }
    sources.setState(({ list }) => ({ list: [source, ...list] }))
    return () => sources.setState(({ list }) => ({ list: list.filter((one) => one !== source) }))
  }, [])
}

/** Every available command; of two with the same id, the newer screen's. */
export const getCommands = (): Command[] => {
  const known = new Map<string, Command>()
  for (const source of sources.getState().list)
    for (const command of source.read()) if (!known.has(command.id)) known.set(command.id, command)
  return [...known.values()]
}

const isOn = (command: Command): boolean => command.isEnabled !== false

/** The commands bound to a key press, enabled or not. */
const commandsFor = (event: KeyboardEvent): Command[] => {
  const typing = isTyping(event.target)
  const offered = getCommands().filter(({ history }) => !(history && ownsHistory(event.target, history)))
  const context = { isMac: platform.isMac, isTyping: typing, labels: keyLabels() }
  const found = findByStroke(offered, ({ keys }) => keys, event, context)
  if (found.length > 0 || typing || !producesText(event, platform.isMac)) return found
  return offered.filter(({ bareKey }) => bareKey === event.key)
}

/** Runs the command bound to a key press. True if there was one. */
export const runKeyCommand = (event: KeyboardEvent): boolean => {
  if (isComposing(event)) return false
  learnKeyLabel(event)
  if (event.defaultPrevented) return false
  const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null
  // What a shortcut does would be hidden by the dialog.
  const command = commandsFor(event).find((one) => isOn(one) && (!isInDialog || one.worksInDialogs))
  if (!command) return false
  event.preventDefault()
  command.run()
  return true
}

/** Runs the command of a native menu item. */
export const runMenuCommand = (menu: MenuCommand): void => {
  const command = getCommands().find((one) => one.menu === menu && isOn(one))
  // On a Mac, undo in a text field arrives through the menu.
  if (command?.history && ownsHistory(document.activeElement, command.history)) document.execCommand(command.history)
  else command?.run()
}

/** A combination as it is shown to people on this computer. */
export const formatKeys = (keys: Keys): string => keyText(keys, platform.isMac)

/** A combination in the format for screen readers on this computer. */
export const formatAriaKeys = (keys: Keys): string => ariaKeys(keys, platform.isMac)

/** A command's keys as they are shown to people. */
export const getCommandKeys = ({ keys, bareKey }: Pick<Command, 'keys' | 'bareKey'>): string | undefined =>
  keys === undefined ? bareKey : formatKeys(keys)
