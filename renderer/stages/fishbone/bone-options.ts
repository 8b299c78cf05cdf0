import { type DiagramBone, trayId } from '../../../shared/stages/fishbone/diagram'

/** The bones to choose from; the tray is not one, since it only holds causes until one is chosen. */
export const boneOptions = (bones: readonly DiagramBone[]): { value: string; label: string }[] =>
  bones.map(({ id, title }) => ({
    value: id,
    label: id === trayId ? 'Choose a category' : title || 'Unnamed category',
  }))
