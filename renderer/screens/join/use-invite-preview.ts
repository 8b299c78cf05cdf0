import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/protocol/calls'
import { appLink, type Invite } from '../../../shared/protocol/invite'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { host } from '../../host'
import { fetchInvitePreview } from './admission'

type PreviewResult = { preview?: InvitePreview; failure?: Failure }

const fetchPreview = async (invite: Invite, isOwn: boolean): Promise<PreviewResult> => {
  if (!isOwn) return fetchInvitePreview(invite)
  const result = await host.call('meeting.preview', { link: appLink(invite) })
  return result.ok ? result.value : { failure: result.failure }
}

/** Which meeting an invite leads to according to its host; empty until the host has answered. */
export const useInvitePreview = (invite: Invite | undefined, isOwn: boolean): PreviewResult => {
  const link = invite && appLink(invite)
  const [result, setResult] = useState<PreviewResult & { link?: string }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: an invite stays the same while its link does
  useEffect(() => {
    let isCurrent = true
    if (invite)
      void fetchPreview(invite, isOwn).then((answer) => {
        if (isCurrent) setResult({ ...answer, link })
      })
    return () => {
      isCurrent = false
    }
  }, [link, isOwn])
  return result.link === link ? result : {}
}
