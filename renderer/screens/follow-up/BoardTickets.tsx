import { useMemo, useState } from 'react'
import { rowKey } from '../../../shared/document/follow-up'
import type { TicketRow } from '../../../shared/document/tickets'
import type { ActionUpdate } from '../../../shared/document/tickets/read'
import { countText } from '../../../shared/meeting/format'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { Overlay } from '../../components/Overlay'
import { toast } from '../../components/Toasts'
import { lazyWithPreload } from '../../lazy-with-preload'
import { changeAction } from '../../stores/follow-up-changes'
import { actionsByKey } from './actions-by-key'

const TicketFilesDialog = lazyWithPreload(() =>
  import('../../components/tickets/TicketFilesDialog').then((module) => module.TicketFilesDialog),
)
const TicketUpdateDialog = lazyWithPreload(() =>
  import('../../components/tickets/TicketUpdateDialog').then((module) => module.TicketUpdateDialog),
)

const toRows = (documents: readonly FollowUpDocument[]) =>
  documents.flatMap((document) => document.actions.map((action) => ({ document, action })))

/** Makes the changes one after the other; those that are refused are told as any other change of the board. */
const applyUpdates = async (
  documents: readonly FollowUpDocument[],
  updates: readonly ActionUpdate[],
): Promise<{ changed: number; failure: string }> => {
  const actions = actionsByKey(documents)
  let changed = 0
  let failure = ''
  for (const { documentId, actionId, changes } of updates) {
    const action = actions.get(rowKey(documentId, actionId))
    if (!action) continue
    const outcome = await changeAction({ documentId, actionId }, action, changes)
    if (outcome === 'changed') changed += 1
    else if (typeof outcome === 'object') failure = outcome.sentence
  }
  return { changed, failure }
}

/** Writes the actions of all postmortems for trackers and calendars, and takes their status over from there. */
export const BoardTickets = ({ documents }: { documents: readonly FollowUpDocument[] }) => {
  const [open, setOpen] = useState<'files' | 'update'>()
  const rows = useMemo(() => toRows(documents), [documents])
  const changeable: readonly TicketRow[] = useMemo(
    () => rows.filter(({ document }) => document.readOnlyReason === undefined),
    [rows],
  )
  const close = (): void => setOpen(undefined)
  const commands = [
    {
      id: 'export actions',
      label: 'Export actions',
      group: 'This page',
      searchTerms: 'jira github gitlab linear csv calendar ics checklist tickets',
      run: () => setOpen('files'),
    },
    {
      id: 'update from tickets',
      label: 'Update from tickets',
      group: 'This page',
      searchTerms: 'jira github gitlab linear csv status import tracker',
      run: () => setOpen('update'),
    },
  ] as const satisfies Command[]
  useCommands(commands)
  const apply = async (updates: readonly ActionUpdate[]): Promise<void> => {
    close()
    const { changed, failure } = await applyUpdates(documents, updates)
    toast(`Updated ${countText(changed, 'action')}.`, undefined, 'follow-up')
    if (failure) toast(failure)
  }
  return (
    <>
      {commands.map(({ id, label, run }) => (
        <Button key={id} look="quiet" size="small" onClick={run}>
          {label}
        </Button>
      ))}
      <Overlay message="The actions could not be opened." onFail={close}>
        {open === 'files' && <TicketFilesDialog rows={rows} name="Follow-up" onClose={close} />}
        {open === 'update' && (
          <TicketUpdateDialog rows={changeable} onApply={(updates) => void apply(updates)} onClose={close} />
        )}
      </Overlay>
    </>
  )
}
