import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'

/** What pasted text is called in place of a file's name. */
export const PASTED_TEXT = 'Pasted text'

/** Text that a person pasted, as a file. */
export const pastedFile = (text: string): OpenedFile => ({ name: PASTED_TEXT, bytes: new TextEncoder().encode(text) })

/** Records on their way to a document. */
export type Delivery = {
  documentId: string
  files: readonly OpenedFile[]
  /** Whether the document was made for them. */
  isNew: boolean
}

type Arrivals = {
  /** Whether the dialog is open that asks for files, a folder or text. */
  isChooserOpen: boolean
  /** The open document that takes records. */
  openDocument?: string | undefined
  /** What was not taken yet. */
  deliveries: readonly Delivery[]
  /** Postmortems about which a person is asked, one after the other. */
  postmortems: readonly OpenedFile[]
}

const arrivals = createStore<Arrivals>(() => ({ isChooserOpen: false, deliveries: [], postmortems: [] }))

/** Whether the dialog that asks for records is open. */
export const isChooserOpen = (): boolean => arrivals.getState().isChooserOpen
/** The same for a component, which renders again when it changes. */
export const useIsChooserOpen = (): boolean => useStore(arrivals, ({ isChooserOpen }) => isChooserOpen)
/** Opens or closes that dialog. */
export const setChooserOpen = (isChooserOpen: boolean): void => arrivals.setState({ isChooserOpen })

/** Whether records go to an open document, and not to a new one. */
export const useHasOpenDocument = (): boolean => useStore(arrivals, ({ openDocument }) => openDocument !== undefined)

const deliver = (delivery: Delivery): void =>
  arrivals.setState(({ deliveries }) => ({ deliveries: [...deliveries, delivery] }))

/** Gives records to the open document; false if there is none. */
export const deliverRecords = (files: readonly OpenedFile[]): boolean => {
  const { openDocument: documentId } = arrivals.getState()
  if (documentId === undefined) return false
  deliver({ documentId, files, isNew: false })
  return true
}

/** Keeps records for a document that was made for them and is about to be opened. */
export const keepForNewDocument = (documentId: string, files: readonly OpenedFile[]): void =>
  deliver({ documentId, files, isNew: true })

/** Takes all that was delivered to a document. */
export const takeDelivery = (documentId: string): Delivery | undefined => {
  const { deliveries } = arrivals.getState()
  const own = deliveries.filter((one) => one.documentId === documentId)
  if (own.length === 0) return undefined
  arrivals.setState({ deliveries: deliveries.filter((one) => one.documentId !== documentId) })
  return { documentId, files: own.flatMap(({ files }) => files), isNew: own.some(({ isNew }) => isNew) }
}

/** Whether anything was delivered to a document and not taken yet. */
export const useHasDelivery = (documentId: string): boolean =>
  useStore(arrivals, ({ deliveries }) => deliveries.some((one) => one.documentId === documentId))

/** Makes an open document the one that takes records while the component is mounted. */
export const useTakesRecords = (documentId: string): void => {
  useEffect(() => {
    arrivals.setState({ openDocument: documentId })
    return () => {
      if (arrivals.getState().openDocument === documentId) arrivals.setState({ openDocument: undefined })
    }
  }, [documentId])
}

/** The postmortem about which a person is asked now. */
export const useAskedPostmortem = (): OpenedFile | undefined => useStore(arrivals, ({ postmortems }) => postmortems[0])

/** Asks about postmortems, after those that wait already. */
export const askAboutPostmortems = (files: readonly OpenedFile[]): void =>
  arrivals.setState(({ postmortems }) => ({ postmortems: [...postmortems, ...files] }))

/** Ends the question about the first postmortem that waits. */
export const endPostmortemQuestion = (): void =>
  arrivals.setState(({ postmortems }) => ({ postmortems: postmortems.slice(1) }))
