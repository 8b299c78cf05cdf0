import { useMemo, useState } from 'react'
import { rowKey } from '../../../shared/document/follow-up'
import type { TicketRow } from '../../../shared/document/tickets'
import type { ActionUpdate } from '../../../shared/document/tickets/read'
import { countText, quoteText } from '../../../shared/meeting/format'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { Overlay } from '../../components/Overlay'
import { toast } from '../../components/Toasts'
import { createUpdateCommand } from '../../components/tickets/update-command'
import { lazyWithPreload } from '../../lazy-with-preload'
import { type ChangeOutcome, changeActions, type WantedChange } from '../../stores/follow-up-changes'
import { actionsByKey } from './actions-by-key'
import { undoChange } from './change-row'

const TicketFilesDialog = lazyWithPreload(() =>
  import('../../components/tickets/TicketFilesDialog').then((module) => module.TicketFilesDialog),
)
const TicketUpdateDialog = lazyWithPreload(() =>
  import('../../components/tickets/TicketUpdateDialog').then((module) => module.TicketUpdateDialog),
)

const toRows = (documents: readonly FollowUpDocument[]) =>
  documents.flatMap((document) => document.actions.map((action) => ({ document, action })))

/** Makes the changes, and says what came of them; those that somebody else was faster with are shown as conflicts. */
const applyUpdates = async (
  documents: readonly FollowUpDocument[],
  updates: readonly ActionUpdate[],
): Promise<void> => {
  const actions = actionsByKey(documents)
  const wanted = updates.flatMap(({ documentId, actionId, changes }) => {
    const shown = actions.get(rowKey(documentId, actionId))
    return shown ? [{ documentId, actionId, shown, changes }] : []
  })
  const outcomes = await changeActions(wanted)
  const changed = outcomes.filter((outcome) => outcome === 'changed').length
  const undo = { label: 'Undo', run: () => void undoChange() }
  toast(`Updated ${countText(changed, 'action')}.`, changed > 0 ? undo : undefined, 'follow-up')
  const titles = new Map(documents.map(({ id, title }) => [id, title]))
  for (const [sentence, ids] of failuresOf(wanted, outcomes))
    toast(
      failureText(
        [...ids].map((id) => titles.get(id) ?? ''),
        sentence,
      ),
    )
}

/** The documents that could not be changed, by the reason. */
const failuresOf = (
  wanted: readonly WantedChange[],
  outcomes: readonly ChangeOutcome[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const [at, outcome] of outcomes.entries()) {
    const id = wanted[at]?.documentId
    if (typeof outcome !== 'object' || id === undefined) continue
    found.set(outcome.sentence, (found.get(outcome.sentence) ?? new Set()).add(id))
  }
  return found
}

const failureText = (titles: readonly string[], sentence: string): string => {
  const [first = ''] = titles
  const name = quoteText(first, 'an untitled postmortem')
  return titles.length === 1
    ? `Actions of ${name} stay as they are. ${sentence}`
    : `Actions of ${name} and ${countText(titles.length - 1, 'other postmortem')} stay as they are. ${sentence}`
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
    createUpdateCommand(() => setOpen('update')),
  ] as const satisfies Command[]
  useCommands(commands)
  const apply = (updates: readonly ActionUpdate[]): void => {
    close()
    void applyUpdates(documents, updates)
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
        {open === 'update' && <TicketUpdateDialog rows={changeable} onApply={apply} onClose={close} />}
      </Overlay>
    </>
  )
}
