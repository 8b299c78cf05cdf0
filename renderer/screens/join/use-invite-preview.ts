import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/protocol/calls'
import { appLink, type Invite } from '../../../shared/protocol/invite'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { host } from '../../host'
import { fetchInvitePreview } from './admission'

type Told = { welcome?: InvitePreview; failure?: Failure }

const ask = async (invite: Invite, isOwn: boolean): Promise<Told> => {
  if (!isOwn) return fetchInvitePreview(invite)
  const result = await host.call('meeting.preview', { link: appLink(invite) })
  return result.ok ? result.value : { failure: result.failure }
}

/** Which meeting an invite leads to, told by its host before one joins; nothing while that is not known. */
export const useInvitePreview = (invite: Invite | undefined, isOwn: boolean): Told => {
  const link = invite && appLink(invite)
  const [told, setTold] = useState<Told & { link?: string }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: an invite is the same as long as its link is
  useEffect(() => {
    let isCurrent = true
    if (invite)
      void ask(invite, isOwn).then((answer) => {
        if (isCurrent) setTold({ ...answer, link })
      })
    return () => {
      isCurrent = false
    }
  }, [link, isOwn])
  return told.link === link ? told : {}
}
