import { act, screen, waitFor } from '@testing-library/react'
import { Suspense } from 'react'
import { expect } from 'vitest'
import type * as Y from 'yjs'
import { collectViews, type StageView, viewOfStage } from '../../renderer/stages'
import type { DocumentSection } from '../../shared/crdt'
import { createDocument, snapshot } from '../../shared/document'
import { stages } from '../../shared/stages'
import type { AnyStage } from '../../shared/stages/contract'
import { testAuthor } from '../support/author'
import { createGitlabDocument } from '../support/gitlab-document'
import type { openMeeting } from '../support/open-meeting'
import { isCollection } from '../support/section-kinds'
import { layersStage } from './eighth/shared/layers'
import { fill, hardTexts } from './fill'

/** The registry with an additional stage, which takes two folders and this line. */
export const known: readonly AnyStage[] = [...stages, layersStage]
const additionalViews = collectViews(import.meta.glob<Record<string, StageView>>('./eighth/renderer/*/*Stage.tsx'))
export const getView = (stage: AnyStage): StageView | undefined =>
  viewOfStage(stage.id) ?? additionalViews.get(stage.id)

export const listSections = (stage: AnyStage): DocumentSection<unknown>[] => Object.values(stage.sections)

export const documents = {
  empty: () => createDocument({ title: 'Checkout outage', length: 90 }, testAuthor('Dana')),
  usual: (stage: AnyStage) => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    if (!stages.includes(stage)) fill(doc, testAuthor('Layer'), stage.sections, 3)
    return doc
  },
  hard: (stage: AnyStage) => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    fill(doc, testAuthor('Hard'), stage.sections, hardTexts.length)
    return doc
  },
  crowded: (stage: AnyStage) => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    fill(doc, testAuthor('Many'), stage.sections, 42)
    return doc
  },
} satisfies Record<string, (stage: AnyStage) => Y.Doc>

/** Renders a stage in one of its modes, and waits until its view has been loaded. */
export const mount = async (
  stage: AnyStage,
  meeting: ReturnType<typeof openMeeting>,
  mode: 'prepare' | 'meeting' | 'present' | 'report',
) => {
  const View = getView(stage)
  if (!View) throw new Error(`There is no view for ${stage.id}`)
  let rendered: ReturnType<typeof meeting.show> | undefined
  await act(async () => {
    rendered = meeting.show(
      <main>
        <h1>Meeting</h1>
        <h2>{stage.title}</h2>
        <div data-testid="view">
          <Suspense fallback="Loading the view">
            <View mode={mode} />
          </Suspense>
        </div>
      </main>,
    )
  })
  await waitFor(() => expect(screen.queryByText('Loading the view')).toBeNull())
  if (!rendered) throw new Error('The view was not rendered')
  return { ...rendered, view: screen.getByTestId('view') }
}

const normalizeSpace = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** The whole text of a view, including its fields. */
export const getViewText = (view: HTMLElement): string => {
  const fields = [...view.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
  return normalizeSpace([view.textContent, ...fields.map(({ value }) => value)].join('\n'))
}

/** Collections of which a view shows one selected row at a time. */
const selectable = new Set(['whys.problems', 'whys.answers'])

/** The texts that a view shows in every mode: each row's main text, and texts outside rows. Details may be collapsed. */
export const getRequiredTexts = (stage: AnyStage, doc: Y.Doc): string[] => {
  const collections = new Map(
    listSections(stage)
      .filter(isCollection)
      .map((section) => [section.name, section]),
  )
  const texts = stage.texts(snapshot(doc, known).stages[stage.id]).filter(({ ref }) => {
    const section = collections.get(ref.section)
    if (!section) return true
    const isShown = !selectable.has(section.name) || section.read(doc).value[0]?.id === ref.id
    return isShown && ref.field === section.definition.texts[0]
  })
  if (texts.length === 0) throw new Error(`the document has no texts for ${stage.id}`)
  return texts.map(({ text }) => normalizeSpace(text))
}
