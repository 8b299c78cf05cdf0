import { readFile, utimes, writeFile } from 'node:fs/promises'

type Content = { title: string; notes: string; rows: unknown[] }

/** The tiny document's file at a path, for tests that read and change it from outside. */
export const editedFile = (path: () => string) => {
  const read = async (): Promise<{ meeting: Content }> => JSON.parse(await readFile(path(), 'utf8'))
  return {
    read,
    /** Edits `meeting` as somebody with a text editor would; resolves to what was written. */
    editByHand: async (edit: (meeting: Content) => void): Promise<{ meeting: Content }> => {
      const file = await read()
      edit(file.meeting)
      await writeFile(path(), JSON.stringify(file, null, 2))
      return file
    },
    /** Makes the file look as if its writer had finished a while ago. */
    settle: (): Promise<void> => utimes(path(), new Date(), new Date(Date.now() - 60_000)),
  }
}
