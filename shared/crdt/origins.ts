// The origins of this page's own transactions. Undo decides by them what it takes back.

/** A change that Undo takes back the way Yjs does. */
export const LOCAL = 'local'

/** A new row. Undo sets `removedAt` instead of deleting it, because others may have typed into it since. */
export const ADDITION = 'addition'

/** Setting or clearing `removedAt` while an addition is undone or redone; not a step of its own. */
export const RETRACTION = 'retraction'

/** Control of the meeting. Undo leaves it alone: taking it back would move the whole room. */
export const MEETING_CONTROL = 'meeting-control'
