/** How a stage is shown: filled in before, worked on together, shown to the room, or read afterwards. */
export type StageMode = 'prepare' | 'meeting' | 'present' | 'report'

/** What every stage's view is given; the rest it reads from the open meeting. */
export type StageViewProps = { mode: StageMode }
