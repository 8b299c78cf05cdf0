import type { SourceFile } from '../../shared/libs/timeline-import'

/** Names that differ, since a text is pasted under the same name each time. */
export const withOwnNames = (known: readonly SourceFile[], files: readonly SourceFile[]): SourceFile[] => {
  const names = new Set(known.map(({ name }) => name))
  return files.map((file) => {
    let name = file.name
    for (let nth = 2; names.has(name); nth += 1) name = `${file.name} (${nth})`
    names.add(name)
    return { ...file, name }
  })
}
