import { type ReactNode, useMemo, useState } from 'react'
import { fiveWhysStage } from '../../../shared/stages/five-whys'
import { answers, flatten, pathThrough, problems, type WhyNode, whyTree } from '../../../shared/stages/five-whys/model'
import type { QuestionWord } from '../../../shared/stages/five-whys/texts'
import { Button } from '../../components/Button'
import { usePresented } from '../../components/presented'
import { StageEditing } from '../../components/StageEditing'
import { HeaderAside } from '../../components/StageFrame'
import { Trash } from '../../components/Trash'
import { useHeldRows, useStageData } from '../../stores/meeting-context'
import { useRevealed } from '../../stores/reveal'
import { useRoomFocus } from '../../stores/use-room-focus'
import type { StageViewProps } from '..'
import { Chain } from './Chain'
import styles from './FiveWhys.module.css'
import { ProblemTabs } from './ProblemTabs'
import { WhatThisShows } from './WhatThisShows'
import { WhyMap } from './WhyMap'

const trashCollections = [problems, answers]

export const FiveWhysStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <FiveWhys />
  </StageEditing>
)

const FiveWhys = () => {
  const isPresented = usePresented()
  const data = useStageData(fiveWhysStage)
  const [problemId, setProblemId] = useState<string>()
  const [answerId, setAnswerId] = useState<string>()
  const [newest, setNewest] = useState<string>()
  const [questionWord, setQuestionWord] = useState<QuestionWord>('why')
  const problem = data.problems.find((one) => one.id === problemId) ?? data.problems[0]
  const tree = useMemo(() => (problem ? whyTree(data.answers, problem.id) : []), [data.answers, problem])
  const held = useHeldId(tree)
  const path = useMemo(() => pathThrough(tree, held ?? answerId), [tree, held, answerId])
  useRoomFocus(problems.name, problem?.id, setProblemId)
  useRevealed(problems.name, setProblemId)
  useRevealed(answers.name, (id) => {
    setProblemId(data.answers.find((answer) => answer.id === id)?.problem)
    setAnswerId(id)
  })
  return (
    <div className={styles.whys}>
      <HeaderAside>
        {!isPresented && <QuestionWordSwitch value={questionWord} onChange={setQuestionWord} />}
      </HeaderAside>
      <ProblemTabs
        all={data.problems}
        current={problem?.id}
        onChoose={setProblemId}
        onAdded={(id) => {
          setNewest(id)
          setProblemId(id)
        }}
      />
      {problem && (
        <Panel problem={problem.id}>
          <Chain
            key={problem.id}
            problem={problem}
            tree={tree}
            path={path}
            questionWord={questionWord}
            onChoose={setAnswerId}
            isNew={problem.id === newest}
          />
          <WhyMap tree={tree} path={path} current={answerId} onChoose={setAnswerId} />
          <WhatThisShows problem={problem} />
        </Panel>
      )}
      <Trash collections={trashCollections} />
    </div>
  )
}

/** The content for the open problem: a tab panel, if there are tabs. */
const Panel = ({ problem, children }: { problem: string; children: ReactNode }) =>
  usePresented() ? (
    <div className={styles.panel}>{children}</div>
  ) : (
    <div
      id="why-panel"
      data-record={problem}
      role="tabpanel"
      aria-labelledby={`why-tab-${problem}`}
      className={styles.panel}
    >
      {children}
    </div>
  )
/** An answer of the tree that was removed while this person is typing in it: it stays on the visible path. */
const useHeldId = (tree: readonly WhyNode[]): string | undefined => {
  const held = useHeldRows()
  return useMemo(
    () => flatten(tree).find(({ answer }) => held.has(`${answers.name}/${answer.id}`))?.answer.id,
    [tree, held],
  )
}

const questionWords = [
  ['why', 'Why'],
  ['how', 'How'],
] as const

type QuestionWordProps = { value: QuestionWord; onChange: (value: QuestionWord) => void }

const QuestionWordSwitch = ({ value, onChange }: QuestionWordProps) => (
  <fieldset className={styles.questionWords}>
    <legend className="visually-hidden">Questions begin with</legend>
    {questionWords.map(([word, label]) => (
      <Button
        key={word}
        size="small"
        look="quiet"
        aria-pressed={value === word}
        title={word === 'why' ? 'Ask why' : 'Ask how: it can sound less like blame'}
        onClick={() => onChange(word)}
      >
        {label}
      </Button>
    ))}
  </fieldset>
)
