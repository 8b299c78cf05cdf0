import { z } from 'zod'
import { defineCollection } from '../../../../../shared/crdt'
import { collectTexts, defineStage, problem } from '../../../../../shared/stages/contract'

/** An additional stage for the tests: the layers that might have caught the incident, and whether each held. */
export const layers = defineCollection({
  name: 'layers.rows',
  fields: z.object({ held: z.boolean().default(false) }),
  texts: ['text'],
})

export const layersStage = defineStage({
  id: 'layers',
  title: 'Layers',
  purpose: 'What might have caught it.',
  silentQuestion: 'Which layer have we not thought of?',
  defaultMinutes: { 60: 5, 90: 8, 120: 10 },
  isOptional: true,
  sections: { layers },
  texts: (data) => collectTexts(layers.name, data.layers, ['text']),
  problemLabels: { 'no-layers': 'No layer is written down yet.' },
  problems: (data) => (data.layers.length > 0 ? [] : [problem('no-layers', 'No layer is written down yet.')]),
  reportSection: 'analysis',
  report: (data) => [{ type: 'list', items: data.layers.map(({ text, held }) => ({ text, isDone: held })) }],
})
