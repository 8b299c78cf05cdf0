import { createContext, useContext } from 'react'

const Presented = createContext(false)

export const PresentedProvider = Presented.Provider

/**
 * Whether this is shown to a room, or read in a report. Then fields are plain text and buttons are left out, because
 * nobody who looks at it can interact with it.
 */
export const usePresented = (): boolean => useContext(Presented)
