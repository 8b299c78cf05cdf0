export const root: string
export const nodeComplaint: (version: string) => string | undefined
