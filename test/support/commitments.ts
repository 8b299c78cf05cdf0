import type { Commitment } from '../../shared/meeting/commitments'

/** An action as it is followed up, with what a new one has. */
export const commitment = (id: string, more: Partial<Commitment> = {}): Commitment => ({
  id,
  text: `Action ${id}`,
  owner: '',
  ownerKind: '',
  due: '',
  priority: 'medium',
  status: 'open',
  ticket: '',
  droppedBecause: '',
  worked: '',
  outcome: '',
  criterion: '',
  kind: '',
  hasCause: false,
  startedOn: '',
  doneOn: '',
  droppedOn: '',
  checkedOn: '',
  ...more,
})
