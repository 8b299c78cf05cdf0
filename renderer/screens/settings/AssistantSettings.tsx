import { useState } from 'react'
import {
  assistantKeySchema,
  findAddressFault,
  isOnThisComputer,
  type AssistantSettings as Settings,
} from '../../../shared/protocol/assistant'
import type { CallInput } from '../../../shared/protocol/calls'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { host } from '../../host'
import { changeAssistant, useAssistantSettings } from '../../stores/assistant'
import styles from './SettingsScreen.module.css'

type Change = (change: CallInput<'assistant.change'>) => void

/** The assistant: off until somebody turns it on; guests have none. */
export const AssistantSettings = () => {
  const settings = useAssistantSettings()
  const [failure, setFailure] = useState<string>()
  if (!settings) return null
  const change: Change = async (next) => setFailure((await changeAssistant(next))?.sentence)
  return (
    <section className={styles.section} aria-labelledby="assistant">
      <h2 id="assistant">Assistant</h2>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.isOn}
          onChange={({ target }) => void change({ isOn: target.checked })}
        />
        Let an assistant suggest better wording for drafts
      </label>
      <p className={styles.hint}>
        It is a language model on a server that you choose, such as Ollama on this computer. Debrief shows you each
        request first, and sends nothing until you press Send.
      </p>
      {settings.isOn && <Server settings={settings} change={change} />}
    </section>
  )
}

const Server = ({ settings: { address, model, hasKey }, change }: { settings: Settings; change: Change }) => {
  const [models, setModels] = useState<readonly string[]>([])
  return (
    <>
      <PlainField
        label="Address"
        value={address}
        maxLength={1_000}
        placeholder="For example, http://localhost:11434/v1"
        check={(text) => (text.trim() === '' ? undefined : findAddressFault(text.trim()))}
        onCommit={(text) => {
          setModels([])
          change({ address: text.trim() })
        }}
      />
      {address !== '' && !isOnThisComputer(address) && (
        <p className={styles.failure}>This address is not on this computer. What you send leaves it.</p>
      )}
      <PlainField
        label="Key (optional)"
        type="password"
        value=""
        placeholder={hasKey ? 'A key is kept. Type another to replace it.' : 'None'}
        check={(text) =>
          assistantKeySchema.safeParse(text.trim()).success
            ? undefined
            : 'A key has only letters without accents, digits and signs, at most 500, and no spaces.'
        }
        onCommit={(key) => key.trim() && change({ key: key.trim() })}
      />
      {hasKey && (
        <div>
          <Button size="small" onClick={() => change({ key: '' })}>
            Forget the key
          </Button>
        </div>
      )}
      <PlainField
        label="Model"
        value={model}
        maxLength={200}
        placeholder="For example, llama3.1"
        suggestions={models}
        onCommit={(text) => change({ model: text.trim() })}
      />
      <TestConnection key={address} isReady={address !== ''} model={model} onModels={setModels} change={change} />
    </>
  )
}

type Result = { kind: 'waiting' } | { kind: 'failed'; sentence: string } | { kind: 'models'; models: readonly string[] }
type TestProps = { isReady: boolean; model: string; onModels: (models: readonly string[]) => void; change: Change }

/** As many models as are offered as buttons; the field completes the others. */
const MAX_OFFERED = 12

const TestConnection = ({ isReady, model, onModels, change }: TestProps) => {
  const [result, setResult] = useState<Result>()
  const test = async (): Promise<void> => {
    setResult({ kind: 'waiting' })
    const answer = await host.call('assistant.models', {})
    if (!answer.ok) return setResult({ kind: 'failed', sentence: answer.failure.sentence })
    onModels(answer.value.models)
    setResult({ kind: 'models', models: answer.value.models })
  }
  const offered = result?.kind === 'models' ? result.models.slice(0, MAX_OFFERED) : []
  return (
    <>
      <div>
        <Button disabled={!isReady || result?.kind === 'waiting'} onClick={() => void test()}>
          Test connection
        </Button>
      </div>
      <div role="status" className={styles.hint}>
        {result?.kind === 'waiting' && <p>Waiting for an answer…</p>}
        {result?.kind === 'failed' && <p className={styles.failure}>{result.sentence}</p>}
        {result?.kind === 'models' && <p>{describeModels(result.models, model)}</p>}
      </div>
      {offered.length > 0 && (
        <ul className={styles.models} aria-label="Models">
          {offered.map((one) => (
            <li key={one}>
              <Button size="small" aria-pressed={one === model} onClick={() => change({ model: one })}>
                {one}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const describeModels = (models: readonly string[], model: string): string => {
  if (models.length === 0) return 'The server answers, but it has no models yet. Add one there.'
  if (model !== '' && !models.includes(model)) return 'The server answers, but it doesn’t list this model. Choose one.'
  return model === '' ? 'The server answers. Choose a model.' : 'The server answers, and it has this model.'
}
