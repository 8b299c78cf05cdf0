import type { Command } from '../../commands/registry'

/** The command that takes the status of actions over from tickets, wherever actions are shown. */
export const createUpdateCommand = (run: () => void) =>
  ({
    id: 'update from tickets',
    label: 'Update from tickets',
    group: 'This page',
    searchTerms: 'jira github gitlab linear csv status import tracker',
    run,
  }) as const satisfies Command
