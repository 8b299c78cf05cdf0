import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/protocol/desktop-bridge'

type Item = MenuItemConstructorOptions

/**
 * The native menu. Its items send commands to the page, so that a shortcut does the same in the app and in a browser.
 */
export const menuTemplate = (ask: (command: MenuCommand) => void, os: NodeJS.Platform): Item[] => {
  const item = (command: MenuCommand, label: string, accelerator?: string): Item => ({
    id: command,
    label,
    accelerator,
    click: () => ask(command),
  })
  const line: Item = { type: 'separator' }
  const isMac = os === 'darwin'
  const settings = item('settings', 'Settings…', 'CmdOrCtrl+,')

  const app: Item = {
    label: 'Debrief',
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  }
  const file: Item = {
    label: '&File',
    submenu: [
      item('new', 'New postmortem', 'CmdOrCtrl+N'),
      item('library', 'Library', 'CmdOrCtrl+L'),
      item('open', 'Open…', 'CmdOrCtrl+O'),
      item('import', 'Import…', 'CmdOrCtrl+Shift+O'),
      line,
      item('save', 'Save a copy…', 'CmdOrCtrl+S'),
      item('export', 'Export…', 'CmdOrCtrl+E'),
      item('print', 'Print…', 'CmdOrCtrl+P'),
      line,
      ...(isMac ? [{ role: 'close' } satisfies Item] : [settings, line, { role: 'quit' } satisfies Item]),
    ],
  }
  const edit: Item = {
    label: '&Edit',
    submenu: [
      item('undo', 'Undo', 'CmdOrCtrl+Z'),
      item('redo', 'Redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
    ],
  }
  const view: Item = {
    label: '&View',
    submenu: [
      item('present', 'Present', 'CmdOrCtrl+Shift+P'),
      item('palette', 'Find action…', 'CmdOrCtrl+K'),
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      line,
      { role: 'toggleDevTools' },
    ],
  }
  const help: Item = { role: 'help', submenu: [item('keys', 'Keyboard shortcuts', 'CmdOrCtrl+/')] }
  return [...(isMac ? [app] : []), file, edit, view, { role: 'windowMenu' }, help]
}
