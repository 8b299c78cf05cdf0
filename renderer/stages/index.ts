import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** What every stage's view is given; the rest it reads from the open meeting. */
export type StageViewProps = { mode: 'prepare' | 'meeting' | 'present' | 'report' }

export type StageView = ComponentType<StageViewProps>

const files = import.meta.glob<Record<string, StageView>>('./*/*Stage.tsx')

type Found = { load: () => Promise<{ default: StageView }>; view: LazyExoticComponent<StageView> }

const found = new Map<string, Found>()
for (const [path, read] of Object.entries(files)) {
  const [, folder, name] = /^\.\/([^/]+)\/(\w+Stage)\.tsx$/.exec(path) ?? []
  if (!folder || !name) continue
  const load = async (): Promise<{ default: StageView }> => {
    const view = (await read())[name]
    if (!view) throw new Error(`${path} does not export ${name}`)
    return { default: view }
  }
  found.set(folder, { load, view: lazy(load) })
}

/** A stage's view by its id; undefined for a stage that this version does not know. */
export const viewOfStage = (id: string): LazyExoticComponent<StageView> | undefined => found.get(id)?.view

/** Fetches every view while nothing else is to do, so that changing the stage never waits. */
export const preloadStages = (): void => {
  const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200))
  whenIdle(() => {
    // A view that can't be fetched now is fetched again, and reported, when it is shown.
    for (const { load } of found.values()) load().catch(() => undefined)
  })
}
