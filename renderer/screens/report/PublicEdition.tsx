import { memo, useCallback, useState } from 'react'
import { type Decision, kindLabels, type Mention, type MentionKind, mentionKinds } from '../../../shared/libs/stand-ins'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import styles from './PublicEdition.module.css'

type Change = Partial<Pick<Decision, 'standIn' | 'isKept'>>
type OnChange = (texts: readonly string[], change: Change) => void

type Props = {
  mentions: readonly Mention[]
  /** One for each mention, in the same order. */
  decisions: readonly Decision[]
  onChange: OnChange
}

/** Of a longer group, this many rows are drawn until more are asked for. */
const ROWS_AT_ONCE = 100

/** What a public edition replaces, in groups: each with its stand-in, and whether it stays as it is. */
export const PublicEdition = ({ mentions, decisions, onChange }: Props) => {
  const kept = decisions.filter(({ isKept }) => isKept).length
  const groups = mentionKinds
    .map((kind) => ({ kind, places: mentions.flatMap((mention, at) => (mention.kind === kind ? [at] : [])) }))
    .filter(({ places }) => places.length > 0)
  return (
    <section className={styles.edition} aria-label="Public edition">
      <div className={styles.top}>
        <p role="status">{summarize(mentions.length - kept, kept)}</p>
        {kept > 0 && (
          <Button
            size="small"
            onClick={() =>
              onChange(
                mentions.map(({ text }) => text),
                { isKept: false },
              )
            }
          >
            Replace all
          </Button>
        )}
      </div>
      <p className={styles.note}>Read the result before you publish it: names that nobody listed may be left.</p>
      {groups.length > 0 && (
        <div className={styles.list}>
          {groups.map(({ kind, places }) => (
            <Group key={kind} {...{ kind, places, mentions, decisions, onChange }} />
          ))}
        </div>
      )}
    </section>
  )
}

const summarize = (replaced: number, kept: number): string => {
  if (replaced + kept === 0) return 'Nothing was found that has to be replaced.'
  const all = replaced === 1 ? '1 name or detail is replaced' : `${replaced} names and details are replaced`
  return kept === 0 ? `${all}.` : `${all}, ${kept} ${kept === 1 ? 'stays' : 'stay'}.`
}

type GroupProps = Props & { kind: MentionKind; places: readonly number[] }

const Group = ({ kind, places, mentions, decisions, onChange }: GroupProps) => {
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const rest = places.length - shown
  return (
    <div>
      <h3 id={`mentions-${kind}`} className={styles.kind}>
        {kindLabels[kind]} <span>{places.length}</span>
      </h3>
      <ul aria-labelledby={`mentions-${kind}`}>
        {places.slice(0, shown).map((at) => {
          const mention = mentions[at]
          const decision = decisions[at]
          return (
            mention &&
            decision && (
              <Row
                key={mention.text}
                text={mention.text}
                count={mention.count}
                place={mention.place}
                standIn={decision.standIn}
                isKept={decision.isKept}
                onChange={onChange}
              />
            )
          )
        })}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          {`Show ${Math.min(rest, ROWS_AT_ONCE)} more`}
        </Button>
      )}
    </div>
  )
}

type RowProps = Pick<Mention, 'text' | 'count' | 'place'> &
  Pick<Decision, 'standIn' | 'isKept'> & { onChange: OnChange }

const Row = memo(({ text, count, place, standIn, isKept, onChange }: RowProps) => {
  const check = useCallback((typed: string) => findFault(typed, text), [text])
  const times = count === 1 ? 'once' : `${count} times`
  return (
    <li className={styles.row} data-kept={isKept || undefined}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={!isKept}
          onChange={({ target }) => onChange([text], { isKept: !target.checked })}
        />
        <span>
          <span className="visually-hidden">Replace</span> <bdi className={styles.text}>{text}</bdi>{' '}
          <small>{place ? `${times}, first in ${place}` : times}</small>
        </span>
      </label>
      <PlainField
        label={`Stand-in for ${text}`}
        isLabelHidden
        value={standIn}
        disabled={isKept}
        maxLength={200}
        check={check}
        onCommit={(next) => onChange([text], { standIn: next.trim() })}
      />
    </li>
  )
})

const findFault = (typed: string, text: string): string | undefined => {
  if (!typed.trim()) return 'Type what stands there instead.'
  return typed.toLowerCase().includes(text.toLowerCase()) ? 'This still contains the original.' : undefined
}
