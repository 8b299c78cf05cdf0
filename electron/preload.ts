import { contextBridge, ipcRenderer } from 'electron'
import type { DebriefDesktop, MenuCommand, OpenedFile } from '../shared/protocol/desktop-bridge'
import { channels, versionArgument } from './windows/channels'

const version =
  process.argv.find((argument) => argument.startsWith(versionArgument))?.slice(versionArgument.length) ?? ''

const listen = (channel: string, listener: (...args: unknown[]) => void): (() => void) => {
  const onMessage = (_event: unknown, ...args: unknown[]) => listener(...args)
  ipcRenderer.on(channel, onMessage)
  return () => void ipcRenderer.off(channel, onMessage)
}

/** Hands on what waits in the main process: now, and whenever it says that more has come. */
const takeWaiting = <T>(waits: string, take: string, listener: (item: T) => void): (() => void) => {
  const takeAll = async () => {
    const items: T[] = await ipcRenderer.invoke(take)
    for (const item of items) listener(item)
  }
  void takeAll()
  return listen(waits, () => void takeAll())
}

const desktop: DebriefDesktop = {
  version,
  os: process.platform,
  saveFile: (name, bytes) => ipcRenderer.invoke(channels.saveFile, name, bytes),
  openFile: (filter) =>
    ipcRenderer.invoke(channels.openFile, { name: filter.name, extensions: [...filter.extensions] }),
  openPresent: (path) => ipcRenderer.invoke(channels.openPresent, path),
  printPdf: (name) => ipcRenderer.invoke(channels.printPdf, name),
  onDeepLink: (listener) => takeWaiting<string>(channels.linkWaits, channels.takeLinks, listener),
  onOpenFile: (listener) => takeWaiting<OpenedFile>(channels.fileWaits, channels.takeFiles, listener),
  onMenu: (listener) => listen(channels.menu, (command) => listener(command as MenuCommand)),
  notify: (title, body) => void ipcRenderer.invoke(channels.notify, title, body),
}

contextBridge.exposeInMainWorld('debriefDesktop', desktop)
