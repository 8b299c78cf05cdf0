import type { ComponentType } from 'react'
import { lazyWithPreload } from '../lazy-with-preload'

const files = import.meta.glob<Record<string, ComponentType>>(['./*/*Screen.tsx', '!./document/*'])

const screens = new Map<string, ComponentType>()
for (const [path, read] of Object.entries(files)) {
  const [, folder, name] = /^\.\/([^/]+)\/(\w+Screen)\.tsx$/.exec(path) ?? []
  if (!folder || !name) continue
  const screen = lazyWithPreload(async () => {
    const found = (await read())[name]
    if (!found) throw new Error(`${path} does not export ${name}`)
    return found
  })
  screens.set(folder, screen)
}

/** A screen without props by its folder's name (`report` is `./report/ReportScreen.tsx`), fetched when it is first shown. */
export const findScreen = (folder: string): ComponentType | undefined => screens.get(folder)
