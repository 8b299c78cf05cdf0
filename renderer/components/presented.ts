import { createContext, useContext } from 'react'

const Presented = createContext(false)

export const PresentedProvider = Presented.Provider

/**
 * Whether what is drawn here is shown to a room or read afterwards. Then fields are their text, buttons are left out,
 * and nothing asks for anything: whoever looks at it cannot answer.
 */
export const usePresented = (): boolean => useContext(Presented)
