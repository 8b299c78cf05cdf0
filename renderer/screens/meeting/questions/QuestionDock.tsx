import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Command, useCommands } from '../../../commands/registry'
import { Button } from '../../../components/Button'
import { announce } from '../../../stores/ui'
import styles from './QuestionDock.module.css'
import { QuestionView } from './QuestionView'
import { type StageQuestion, useStageQuestions } from './use-stage-questions'

const bodyId = 'stage-questions'

/** What was asked during a stage, below its view, so that nothing above moves. */
export const QuestionDock = ({ stage }: { stage: string }) => {
  const all = useStageQuestions(stage)
  const [newest] = all
  // Not in the dock, which starts anew at each stage: an open question goes with the room, and is announced once.
  useAnnouncement(newest?.isOpen ? newest.question : undefined)
  return <Dock key={stage} all={all} />
}

/** It opens by itself for a new question, and each person can hide it. */
const Dock = ({ all }: { all: readonly StageQuestion[] }) => {
  const [newest] = all
  const openId = newest?.isOpen ? newest.question.id : undefined
  const [opened, setOpened] = useState<string>()
  const [shown, setShown] = useState<string>()
  const body = useRef<HTMLDivElement>(null)
  if (openId !== undefined && openId !== opened) {
    setOpened(openId)
    setShown(openId)
  }
  const isShown = newest !== undefined && shown === newest.question.id
  const command: Command = {
    id: 'question',
    label: 'Go to the question',
    group: 'Meeting',
    keys: 'Alt+Q',
    isEnabled: openId !== undefined,
    run: () => {
      setShown(openId)
      requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('input:enabled, button:enabled')?.focus())
    },
  }
  useCommands([command])
  if (!newest) return null
  const { question, isOpen } = newest
  return (
    <section className={styles.dock} aria-label="Questions" data-open={isOpen || undefined}>
      <div className={styles.bar}>
        <Button
          look="quiet"
          size="small"
          icon={isShown ? <ChevronDown /> : <ChevronUp />}
          aria-expanded={isShown}
          aria-controls={bodyId}
          keys={isOpen ? command.keys : undefined}
          onClick={() => setShown(isShown ? undefined : question.id)}
        >
          {all.length === 1 ? '1 question' : `${all.length} questions`}
        </Button>
        {!isShown && (
          <span className={styles.text} dir="auto">
            {question.text}
          </span>
        )}
      </div>
      <div ref={body} id={bodyId} className={styles.body} data-kind={question.kind} hidden={!isShown}>
        {all.map((one) => (
          <QuestionView key={one.question.id} {...one} />
        ))}
      </div>
    </section>
  )
}

/** Tells screen readers that something was asked. */
const useAnnouncement = (question: { id: string; kind: string; text: string } | undefined): void => {
  const announced = useRef<string>(undefined)
  useEffect(() => {
    if (!question || announced.current === question.id) return
    announced.current = question.id
    announce(`${question.kind === 'round' ? 'A silent round' : 'A poll'} has started: ${question.text}`)
  }, [question])
}
