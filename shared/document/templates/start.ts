import type * as Y from 'yjs'
import type { Author } from '../../crdt'
import { agendaEntries } from '../../meeting/agenda'
import type { PostmortemTemplate } from '../../protocol/templates'
import { getAgenda } from '../agenda'
import { snapshot } from '../snapshot'
import { listParts } from './parts'
import { takeParts } from './take'

/** Gives a new document all that a template brings. Stages that its agenda does not list are off. */
export const startFromTemplate = (doc: Y.Doc, author: Author, template: PostmortemTemplate): void => {
  const parts = listParts(template)
  const stages = parts.filter(({ kind }) => kind === 'stage')
  doc.transact(() => {
    takeParts(doc, author, template, { taken: parts })
    if (stages.length === 0) return
    getAgenda(snapshot(doc)).forEach(({ id, minutes, position }) => {
      const at = stages.findIndex((part) => part.id === id)
      const isOn = at >= 0
      agendaEntries.set(doc, id, { minutes, isOn, position: isOn ? at : stages.length + position })
    })
  })
}
