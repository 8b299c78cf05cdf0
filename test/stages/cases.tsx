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
import { layersStage } from './eighth/shared/layers'
import { fill, hardTexts, isCollection } from './fill'

/** The registry with a stage more: its two folders, and this line. */
export const known: readonly AnyStage[] = [...stages, layersStage]
const madeUp = collectViews(import.meta.glob<Record<string, StageView>>('./eighth/renderer/*/*Stage.tsx'))
export const viewOf = (stage: AnyStage): StageView | undefined => viewOfStage(stage.id) ?? madeUp.get(stage.id)

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

/** Shows a stage in one of its modes, once its view has been fetched. */
export const mount = async (
  stage: AnyStage,
  meeting: ReturnType<typeof openMeeting>,
  mode: 'prepare' | 'meeting' | 'present' | 'report',
) => {
  const View = viewOf(stage)
  if (!View) throw new Error(`no view of ${stage.id}`)
  let shown: ReturnType<typeof meeting.show> | undefined
  await act(async () => {
    shown = meeting.show(
      <main>
        <h1>Meeting</h1>
        <h2>{stage.title}</h2>
        <div data-testid="view">
          <Suspense fallback="The view is being fetched">
            <View mode={mode} />
          </Suspense>
        </div>
      </main>,
    )
  })
  await waitFor(() => expect(screen.queryByText('The view is being fetched')).toBeNull())
  if (!shown) throw new Error('nothing was shown')
  return { ...shown, view: screen.getByTestId('view') }
}

const inOneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** All that a view says, in texts and in fields. */
export const wordsOf = (view: HTMLElement): string => {
  const fields = [...view.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
  return inOneLine([view.textContent, ...fields.map(({ value }) => value)].join('\n'))
}

/** Collections of which a view shows one row at a time, with what belongs to it, and lets people choose. */
const chosen = new Set(['whys.problems', 'whys.answers'])

/** What a view must say wherever it is shown: each row's own words, and the texts that stand by themselves. Details may be folded. */
export const ownWordsOf = (stage: AnyStage, doc: Y.Doc): string[] => {
  const collections = new Map(
    listSections(stage)
      .filter(isCollection)
      .map((section) => [section.name, section]),
  )
  const texts = stage.texts(snapshot(doc, known).stages[stage.id]).filter(({ ref }) => {
    const section = collections.get(ref.section)
    if (!section) return true
    const isShown = !chosen.has(section.name) || section.read(doc).value[0]?.id === ref.id
    return isShown && ref.field === section.definition.texts[0]
  })
  if (texts.length === 0) throw new Error(`the document has no words for ${stage.id}`)
  return texts.map(({ text }) => inOneLine(text))
}
