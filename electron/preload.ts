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

/** Takes what is queued in the main process: now, and whenever it signals that there is more. */
const drainQueue = <T>(signal: string, takeChannel: string, listener: (item: T) => void): (() => void) => {
  const takeAll = async () => {
    const items: T[] = await ipcRenderer.invoke(takeChannel)
    for (const item of items) listener(item)
  }
  void takeAll()
  return listen(signal, () => void takeAll())
}

const desktop: DebriefDesktop = {
  version,
  os: process.platform,
  saveFile: (name, bytes) => ipcRenderer.invoke(channels.saveFile, name, bytes),
  openFile: (filter) =>
    ipcRenderer.invoke(channels.openFile, { name: filter.name, extensions: [...filter.extensions] }),
  openPresent: (path) => ipcRenderer.invoke(channels.openPresent, path),
  makePdf: (html) => ipcRenderer.invoke(channels.makePdf, html),
  stopPdf: () => void ipcRenderer.invoke(channels.stopPdf),
  onDeepLink: (listener) => drainQueue<string>(channels.linkWaits, channels.takeLinks, listener),
  onOpenFile: (listener) => drainQueue<OpenedFile>(channels.fileWaits, channels.takeFiles, listener),
  onMenu: (listener) => listen(channels.menu, (command) => listener(command as MenuCommand)),
  notify: (title, body) => void ipcRenderer.invoke(channels.notify, title, body),
}

contextBridge.exposeInMainWorld('debriefDesktop', desktop)
