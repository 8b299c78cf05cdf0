import type { AssistantRequest } from '../../protocol/assistant'

const rules = [
  'You edit one section of a blameless postmortem: the report of what happened in an incident and what was learned.',
  'Write that section as clear, plain prose that a busy reader understands at once.',
  'Use only the facts below. Add no fact, cause, number, time or conclusion of your own, and leave out what you do not know.',
  'Keep every number, time and name of a system exactly as it is written.',
  'Describe systems, conditions and what people knew then. Blame nobody, name no person, and say nothing about what somebody should have done.',
  'Answer in the language of the facts, with the text of the section alone: no heading, no list unless the facts are one, no comment on your work.',
].join('\n')

type Content = {
  /** The heading of the section. */
  title: string
  facts: readonly string[]
  /** What people have written in it so far; empty if it does not go along. */
  written: string
}

/** What is asked of an assistant for one section, and nothing else. */
export const createRequest = (model: string, { title, facts, written }: Content): AssistantRequest => {
  const parts = [
    `Section: ${title}`,
    facts.length > 0 ? ['Facts:', ...facts.map((fact) => `- ${fact}`)].join('\n') : '',
    written.trim() ? `The text so far, which you improve:\n${written.trim()}` : '',
  ]
  return {
    model,
    messages: [
      { role: 'system', content: rules },
      { role: 'user', content: parts.filter(Boolean).join('\n\n') },
    ],
    stream: false,
  }
}

/** The request as the text that is sent, byte for byte. */
export const writeRequest = (request: AssistantRequest): string => JSON.stringify(request, null, 2)
