import { useEffect, useState } from 'react'
import { addRemembered } from '../../shared/libs/stand-ins'
import { MAX_STAND_INS, type RememberedStandIn, rememberedStandInsSchema } from '../../shared/protocol/stand-ins'
import { host } from '../host'
import { type AuthState, useAuthState } from './settings'

const guestKey = 'debrief.stand-ins'

const readGuest = (): RememberedStandIn[] => {
  try {
    return rememberedStandInsSchema.safeParse(JSON.parse(localStorage.getItem(guestKey) ?? '[]')).data ?? []
  } catch {
    return []
  }
}

const keepGuest = (decisions: readonly RememberedStandIn[]): boolean => {
  try {
    localStorage.setItem(guestKey, JSON.stringify(addRemembered(readGuest(), decisions).slice(-MAX_STAND_INS)))
    return true
  } catch {
    return false
  }
}

const isOwn = (auth: AuthState): boolean => auth.state === 'signed-in' && auth.kind === 'own'

/** The stand-ins that this person chose before: kept by their own host, or by a guest’s browser; undefined until known. */
export const useRememberedStandIns = () => {
  const own = isOwn(useAuthState())
  const [remembered, setRemembered] = useState<readonly RememberedStandIn[]>()
  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      const result = own ? await host.call('standIns.read', {}) : undefined
      // Without its host, a page starts with new ones.
      if (!isGone) setRemembered(result === undefined ? readGuest() : result.ok ? result.value.standIns : [])
    }
    void read()
    return () => {
      isGone = true
    }
  }, [own])

  /** Keeps decisions for the next time; resolves to whether that worked. */
  const remember = async (decisions: readonly RememberedStandIn[]): Promise<boolean> => {
    const standIns = decisions.filter((one) => rememberedStandInsSchema.element.safeParse(one).success)
    if (!own) return keepGuest(standIns)
    return (await host.call('standIns.remember', { standIns: standIns.slice(-MAX_STAND_INS) })).ok
  }
  return { remembered, remember }
}
