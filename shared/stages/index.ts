import type { Removable } from '../crdt'
import { type Ballot, isBallot } from '../meeting/ballots'
import { actionsStage } from './actions'
import { closingStage } from './closing'
import type { AnyStage } from './contract'
import { fishboneStage } from './fishbone'
import { fiveWhysStage } from './five-whys'
import { impactStage } from './impact'
import { openingStage } from './opening'
import { timelineStage } from './timeline'

/** Every stage, in the agenda's order. This list is the only place that names them all. */
export const stages: readonly AnyStage[] = [
  openingStage,
  impactStage,
  timelineStage,
  fiveWhysStage,
  fishboneStage,
  actionsStage,
  closingStage,
]

/** A stage by its id; undefined if this version does not know it. */
export const stageById = (id: string): AnyStage | undefined => stages.find((stage) => stage.id === id)

/** The stage that owns a section of the document; undefined for sections that no stage owns. */
export const stageBySection = (name: string): AnyStage | undefined =>
  stages.find((stage) => Object.values<{ name: string }>(stage.sections).some((section) => section.name === name))

const isRemovable = (section: object): section is Removable => 'trashed' in section

/** A stage's collection by its name. */
export const collectionByName = (name: string): Removable | undefined =>
  stages
    .flatMap((stage) => Object.values<object>(stage.sections))
    .filter(isRemovable)
    .find((section) => section.name === name)

/** Every secret ballot, whichever stage holds it. */
export const ballots: readonly Ballot[] = stages
  .flatMap((stage) => Object.values<object>(stage.sections))
  .filter(isBallot)

/** A ballot by its name. */
export const ballotByName = (name: string): Ballot | undefined => ballots.find((ballot) => ballot.name === name)
