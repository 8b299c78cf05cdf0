import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const files = import.meta.glob<Record<string, ComponentType>>(['./*/*Screen.tsx', '!./document/*'])

const cached = new Map<string, LazyExoticComponent<ComponentType>>()

/** A screen without props by its folder's name (`report` is `./report/ReportScreen.tsx`), loaded when it is first shown. */
export const screenOf = (folder: string): LazyExoticComponent<ComponentType> | undefined => {
  const name = `${folder.charAt(0).toUpperCase()}${folder.slice(1)}Screen`
  const read = files[`./${folder}/${name}.tsx`]
  if (!read) return undefined
  const known = cached.get(folder)
  if (known) return known
  const screen = lazy(async () => {
    const found = (await read())[name]
    if (!found) throw new Error(`the screen ${folder} does not export ${name}`)
    return { default: found }
  })
  cached.set(folder, screen)
  return screen
}
