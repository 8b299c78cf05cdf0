import type { Settings } from '../shared/protocol/settings'

let context: AudioContext | undefined

/** A sound that comes later than this (ms) is not played. */
const MAX_SOUND_DELAY_MS = 1_000

/** Pitch in Hz, times in seconds after the start. Each tone fades in and out, so that nothing clicks. */
type Tone = { pitch: number; at: number; length: number; loudness: number }

const sounds = {
  /** A stage's time is running out. */
  warning: [{ pitch: 523.25, at: 0, length: 0.7, loudness: 0.06 }],
  /** A stage's time is up. */
  up: [
    { pitch: 392, at: 0, length: 1.1, loudness: 0.09 },
    { pitch: 523.25, at: 0.28, length: 1.4, loudness: 0.08 },
  ],
  /** One of a stage's last seconds. */
  tick: [{ pitch: 659.25, at: 0, length: 0.12, loudness: 0.03 }],
} satisfies Record<string, Tone[]>

export type Sound = keyof typeof sounds

const play = (audio: AudioContext, { pitch, at, length, loudness }: Tone): void => {
  const start = audio.currentTime + at
  const gain = audio.createGain()
  gain.gain.setValueAtTime(0.0001, start)
  gain.gain.exponentialRampToValueAtTime(loudness, start + 0.04)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length)
  gain.connect(audio.destination)
  const oscillator = audio.createOscillator()
  oscillator.type = 'sine'
  oscillator.frequency.setValueAtTime(pitch, start)
  oscillator.connect(gain)
  oscillator.start(start)
  oscillator.stop(start + length)
}

/** Plays a soft, synthesized sound. A browser that allows no sound yet stays silent. */
export const playSound = (sound: Sound): void => {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  const audio = context
  const asked = performance.now()
  void audio.resume().then(() => {
    // A browser may only allow sound at the next click, minutes later, when it would be misleading.
    if (performance.now() - asked > MAX_SOUND_DELAY_MS) return
    for (const tone of sounds[sound]) play(audio, tone)
  })
}

/** Whether sounds are on; by default only for the facilitator. */
export const isSoundOn = (setting: Settings['sound'], isFacilitator: boolean): boolean =>
  setting === 'auto' ? isFacilitator : setting === 'on'
