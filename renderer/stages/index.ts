import type { ComponentType } from 'react'
import { later } from '../later'

/** What every stage's view is given; the rest it reads from the open meeting. */
export type StageViewProps = { mode: 'prepare' | 'meeting' | 'present' | 'report' }

export type StageView = ComponentType<StageViewProps>

const files = import.meta.glob<Record<string, StageView>>('./*/*Stage.tsx')

const views = new Map<string, StageView>()
for (const [path, read] of Object.entries(files)) {
  const [, folder, name] = /^\.\/([^/]+)\/(\w+Stage)\.tsx$/.exec(path) ?? []
  if (!folder || !name) continue
  const view = later(async () => {
    const found = (await read())[name]
    if (!found) throw new Error(`${path} does not export ${name}`)
    return found
  })
  views.set(folder, view)
}

/** A stage's view by its id; undefined for a stage that this version does not know. */
export const viewOfStage = (id: string): StageView | undefined => views.get(id)
