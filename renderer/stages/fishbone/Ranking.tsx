import { ArrowDownWideNarrow, EyeOff, ThumbsUp, Trash2 } from 'lucide-react'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { textAt } from '../../../shared/crdt'
import { collectionByName, stageById } from '../../../shared/stages'
import { type DiagramBone, type DiagramCause, ranking } from '../../../shared/stages/fishbone/diagram'
import {
  bones as boneRows,
  causes,
  causeVotes,
  placeCause,
  placements,
  toggleVote,
} from '../../../shared/stages/fishbone/model'
import { BallotLine } from '../../components/BallotLine'
import { Button } from '../../components/Button'
import { focusRow } from '../../components/focus'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { Select } from '../../components/Select'
import { SharedDevice, useDeviceTurn } from '../../components/SharedDevice'
import { SharedText } from '../../components/SharedText'
import { HeaderAside } from '../../components/StageFrame'
import { sameFields } from '../../components/same-fields'
import { toast } from '../../components/Toasts'
import { undoAction, useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useStableOrder } from '../../components/use-stable-order'
import { useEditing } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import type { BallotView } from '../../stores/use-ballot'
import { boneOptions } from './bone-options'
import styles from './Fishbone.module.css'

const votesEach = causeVotes.rules.maxChoices

type Ranked = DiagramCause & { bone: string }
type Props = {
  bones: readonly DiagramBone[]
  ballot: BallotView
  /** Whether people vote on the causes; otherwise they are only listed. */
  hasVotes: boolean
}

const privacy =
  'Votes are secret. The computer that hosts the meeting holds them in memory and saves only the totals; a modified app there could read them. Causes carry the name of whoever adds them.'

/** Causes with their votes. They are sorted on request, so that a vote never moves a row somebody is about to click. */
export const Ranking = ({ bones, ballot, hasVotes }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const list = useRef<HTMLOListElement>(null)
  const { rows, rank } = useRanked(useMemo(() => ranking(bones), [bones]))
  const remove = useRemoval(causes)
  const removeOrHide = useCallback(
    (cause: Ranked): void => {
      const { id } = cause.ref
      if (cause.from === undefined) {
        remove(id)
        return
      }
      placements.set(doc, cause.id, { bone: cause.bone, isHidden: true })
      const isHidden = (): boolean => placements.read(doc).value[cause.id]?.isHidden === true
      const show = (): void => {
        placements.set(doc, cause.id, { bone: cause.bone, isHidden: false })
        focusRow(cause.id)
      }
      toast('Hidden here. It stays in the stage it came from.', undoAction(doc, isHidden, show))
    },
    [doc, remove],
  )
  const removeById = (id: string): void => {
    const row = rows.find((one) => one.id === id)
    if (row) removeOrHide(row)
  }
  const keys = useRowNavigation({ list, ...(isReadOnly ? {} : { onRemove: removeById }) })
  const titles = bones.map(({ id, title }) => `${id}\n${title}`).join('\n\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the titles of the bones matter here
  const options = useMemo(() => boneOptions(bones), [titles])
  const { own, canAnswer, isOpen, tally, answered, here } = ballot
  const turn = useDeviceTurn(ballot)
  const isVoting = hasVotes && canAnswer && turn.isOwnTurn
  const left = votesEach - own.choices.length
  const votedCount = isOpen ? `${answered} of ${here} voted` : tally && `${tally.voters} voted`
  const count = isPresented && (!isOpen || answered === 0) ? '' : (votedCount ?? '')
  const latest = useRef(ballot)
  latest.current = ballot
  const vote = useCallback((cause: string) => latest.current.answer(toggleVote(latest.current.own, cause)), [])
  if (rows.length === 0) return null
  return (
    <section className={styles.ranking} aria-labelledby="fishbone-ranking">
      <HeaderAside>
        {isVoting && <p aria-live="polite">{left === 0 ? 'No votes left' : `${left} of ${votesEach} votes left`}</p>}
      </HeaderAside>
      <div className={styles.rankingHead}>
        <h3 id="fishbone-ranking">What mattered most</h3>
        {!isReadOnly && tally && (
          <Button
            look="quiet"
            size="small"
            icon={<ArrowDownWideNarrow />}
            onClick={() => {
              rank()
              announce('Ranked by votes')
            }}
          >
            Rank by votes
          </Button>
        )}
      </div>
      {hasVotes && (
        <>
          <BallotLine ballot={ballot} count={count} privacy={privacy} reveal="Reveal votes" reopen="Vote again" />
          <SharedDevice ballot={ballot} turn={turn} />
        </>
      )}
      <ol ref={list} {...keys}>
        {rows.map((row) => (
          <RankedCause
            key={row.id}
            cause={row}
            options={options}
            isVoting={isVoting}
            areVotesKnown={!isOpen}
            hasOwn={isVoting && own.choices.includes(row.id)}
            canVote={left > 0}
            onVote={vote}
            onRemove={removeOrHide}
          />
        ))}
      </ol>
      <OwnBones bones={bones} />
    </section>
  )
}

/** The rows as they were last sorted; newer ones are at the end. */
const useRanked = (ranked: readonly Ranked[]) => {
  const isPresented = usePresented()
  const [sortings, setSortings] = useState(0)
  const rows = useStableOrder(ranked, ({ id }) => id, sortings)
  return { rows: isPresented ? ranked : rows, rank: () => setSortings(sortings + 1) }
}

type RowProps = {
  cause: Ranked
  options: { value: string; label: string }[]
  /** Whether people can vote now. */
  isVoting: boolean
  /** Whether the newest votes are revealed; until then a row does not show them. */
  areVotesKnown: boolean
  /** Whether this person voted for it, which nobody else sees. */
  hasOwn: boolean
  canVote: boolean
  onVote: (cause: string) => void
  onRemove: (cause: Ranked) => void
}

const RankedCause = memo((props: RowProps) => {
  const { cause, options, isVoting, areVotesKnown, hasOwn, canVote, onVote, onRemove } = props
  const { doc, isReadOnly } = useEditing()
  const move = (bone: string): void => placeCause(doc, cause, bone)
  const collection = collectionByName(cause.ref.section)
  const count = `${cause.votes} ${cause.votes === 1 ? 'vote' : 'votes'}`
  const label = areVotesKnown ? `${cause.text}, ${count}` : cause.text
  return (
    <li className={styles.row} data-row={cause.id} tabIndex={-1} aria-label={label}>
      {!isVoting ? (
        <span className={styles.count}>{areVotesKnown && cause.votes > 0 ? count : ''}</span>
      ) : (
        <span data-cell="vote">
          <Button
            size="small"
            look="quiet"
            icon={<ThumbsUp />}
            aria-pressed={hasOwn}
            disabled={!hasOwn && !canVote}
            aria-label={`This mattered most: ${cause.text}`}
            title={hasOwn ? 'Take back your vote' : 'Vote: this mattered most'}
            onClick={() => onVote(cause.id)}
          />
        </span>
      )}
      <div data-cell="text" className={styles.text}>
        <SharedText text={textAt(doc, cause.ref)} value={cause.text} label="Cause" />
        {collection && <RemovedNote collection={collection} id={cause.ref.id} />}
      </div>
      <span className={styles.from}>
        {cause.isRootCause ? 'Root cause' : cause.from && stageById(cause.from)?.title}
      </span>
      {isReadOnly ? (
        <span className={styles.from}>{options.find((one) => one.value === cause.bone)?.label}</span>
      ) : (
        <>
          <div data-cell="bone">
            <Select label="Category" isLabelHidden look="inline" value={cause.bone} options={options} onChange={move} />
          </div>
          <span className={styles.remove}>
            <Button
              look="quiet"
              size="small"
              icon={cause.from ? <EyeOff /> : <Trash2 />}
              label={cause.from ? 'Hide from the fishbone' : 'Remove this cause'}
              onClick={() => onRemove(cause)}
            />
          </span>
        </>
      )}
    </li>
  )
}, sameFields)

const OwnBones = ({ bones }: { bones: readonly DiagramBone[] }) => {
  const { isReadOnly } = useEditing()
  const remove = useRemoval(boneRows)
  const own = bones.filter((bone) => bone.isOwn)
  if (isReadOnly || own.length === 0) return null
  return (
    <p className={styles.own}>
      Your categories:
      {own.map((bone) => (
        <Button
          key={bone.id}
          look="quiet"
          size="small"
          icon={<Trash2 />}
          title={`Remove ${bone.title}`}
          aria-label={`Remove the category ${bone.title}`}
          onClick={() => remove(bone.id)}
        >
          {bone.title || 'Unnamed category'}
        </Button>
      ))}
    </p>
  )
}
