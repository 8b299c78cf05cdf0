/** A text as it is compared: without regard to spaces and case. */
export const normalize = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()
