import type { Settings } from '../../../shared/protocol/settings'
import { PlainField } from '../../components/PlainField'
import styles from './SettingsScreen.module.css'

type Servers = Settings['iceServers']

const read = (text: string): Servers =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((urls) => ({ urls }))

const isAddress = (text: string): boolean => read(text).every(({ urls }) => /^(stun|turns?|stuns):[^\s]+$/.test(urls))

/**
 * STUN and TURN servers for connections between pages across networks. None by default, so that nothing outside is
 * contacted.
 */
export const IceServers = ({ servers, onChange }: { servers: Servers; onChange: (servers: Servers) => void }) => {
  const [relay] = servers.filter((one) => one.urls.startsWith('turn'))
  const changeRelay = (next: Partial<Servers[number]>): void =>
    onChange(servers.map((one) => (one === relay ? { ...one, ...next } : one)))
  return (
    <section className={styles.section} aria-labelledby="network">
      <h2 id="network">Network</h2>
      <PlainField
        label="STUN and TURN servers"
        value={servers.map((one) => one.urls).join(' ')}
        placeholder="None. For example, stun:stun.example.org:3478"
        check={(text) =>
          isAddress(text) ? undefined : 'Start each server with stun: or turn:, for example stun:stun.example.org:3478.'
        }
        onCommit={(text) => onChange(read(text).map((one) => servers.find((known) => known.urls === one.urls) ?? one))}
      />
      {relay && (
        <>
          <PlainField
            label={`User name for ${relay.urls}`}
            value={relay.username ?? ''}
            onCommit={(username) => changeRelay({ username })}
          />
          <PlainField
            label={`Password for ${relay.urls}`}
            type="password"
            value={relay.credential ?? ''}
            onCommit={(credential) => changeRelay({ credential })}
          />
        </>
      )}
      <p className={styles.hint}>
        Not needed within one network or VPN. They help people stay connected if the facilitator’s computer drops out.
      </p>
    </section>
  )
}
