import type { ComponentType } from 'react'
import { lazyWithPreload } from '../lazy-with-preload'

/** The props of every stage's view; everything else comes from the open meeting. */
export type StageViewProps = {
  mode: 'prepare' | 'meeting' | 'review' | 'present' | 'report'
  /** In a report: the part of the view that is shown, if the stage shows several. */
  part?: string
}

export type StageView = ComponentType<StageViewProps>

/** Views by their stage's id, which is the name of the folder that the view's file is in. */
export const collectViews = (
  files: Record<string, () => Promise<Record<string, StageView>>>,
): Map<string, StageView> => {
  const views = new Map<string, StageView>()
  for (const [path, read] of Object.entries(files)) {
    const [, folder, name] = /(?:^|\/)([^/]+)\/(\w+Stage)\.tsx$/.exec(path) ?? []
    if (!folder || !name) continue
    const view = lazyWithPreload(async () => {
      const found = (await read())[name]
      if (!found) throw new Error(`${path} does not export ${name}`)
      return found
    })
    views.set(folder, view)
  }
  return views
}

const views = collectViews(import.meta.glob<Record<string, StageView>>('./*/*Stage.tsx'))

/** A stage's view by its id; undefined for a stage that this version does not know. */
export const viewOfStage = (id: string): StageView | undefined => views.get(id)
