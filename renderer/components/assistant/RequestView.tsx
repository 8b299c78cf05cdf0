import { type AssistantSettings, functionAddress, isOnThisComputer } from '../../../shared/protocol/assistant'
import styles from './AssistantDialog.module.css'
import type { Choices } from './use-prepared'

const roleLabels = { system: 'Instructions', user: 'Request' } as const

/** What goes along, and everything that would be sent. */
export const RequestView = ({ choices, settings }: { choices: Choices; settings: AssistantSettings }) => {
  const { request, prepared, isEmpty, isTooLong } = choices
  const bytes = new TextEncoder().encode(prepared.body).length
  return (
    <div className={styles.request}>
      <p>
        {isOnThisComputer(settings.address)
          ? 'Choose what goes along. Nothing is sent before you press Send, and it stays on this computer.'
          : 'Choose what goes along. Nothing is sent before you press Send. What you send leaves this computer.'}
      </p>
      <Facts choices={choices} />
      <section aria-label="What is sent" className={styles.sent}>
        <h3>What is sent</h3>
        <dl className={styles.about}>
          <dt>To</dt>
          <dd>{functionAddress(settings.address, 'chat/completions')}</dd>
          <dt>Model</dt>
          <dd>{settings.model}</dd>
          <dt>Size</dt>
          <dd>{bytes.toLocaleString('en-US')} bytes</dd>
          <dt>Key</dt>
          <dd>{settings.hasKey ? 'Your key goes along.' : 'None'}</dd>
        </dl>
        {request.messages.map(({ role, content }) => (
          <div key={role}>
            <h4>{roleLabels[role]}</h4>
            <p className={styles.message} dir="auto">
              {content}
            </p>
          </div>
        ))}
        <details>
          <summary>Show the request byte for byte</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
          <section className={styles.raw} tabIndex={0} aria-label="The request byte for byte">
            <pre>{prepared.body}</pre>
          </section>
        </details>
      </section>
      {isTooLong && <p role="alert">This is too long to send. Leave some of it out.</p>}
      {isEmpty && !isTooLong && <p role="alert">Choose at least one fact to send.</p>}
    </div>
  )
}

const Facts = ({ choices }: { choices: Choices }) => (
  <fieldset className={styles.facts}>
    <legend>What goes along</legend>
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={choices.hidesNames}
        onChange={({ target }) => choices.setHidesNames(target.checked)}
      />
      <span>
        Leave out names of people, teams, customers and hosts, and links. Stand-ins go along instead, and are put back
        in the answer.
      </span>
    </label>
    {choices.canSendText && (
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={choices.sendsText}
          onChange={({ target }) => choices.setSendsText(target.checked)}
        />
        <span>The text as it is now</span>
      </label>
    )}
    {choices.offered.map((sentence) => (
      <label key={sentence.id} className={styles.check}>
        <input type="checkbox" checked={choices.isChosen(sentence)} onChange={() => choices.toggle(sentence.id)} />
        <span dir="auto">{sentence.text}</span>
      </label>
    ))}
  </fieldset>
)
