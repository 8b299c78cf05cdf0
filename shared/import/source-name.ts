/** The last part of a source's path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What a document is called that has no title but this source: its name without folders and extension. */
export const titleFromName = (path: string): string => baseName(path).replace(/(?<=.)\.[^.]*$/, '')
