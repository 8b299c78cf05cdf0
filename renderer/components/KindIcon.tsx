import {
  Circle,
  CircleCheck,
  GitFork,
  type LucideIcon,
  MessageSquare,
  PhoneCall,
  Radar,
  Search,
  ShieldCheck,
  Wrench,
} from 'lucide-react'
import { memo } from 'react'
import type { EventKind } from '../../shared/libs/timeline-import'
import { kindLabel } from '../../shared/meeting/event-kinds'
import styles from './KindIcon.module.css'

const icons: Record<EventKind, LucideIcon> = {
  detection: Radar,
  diagnosis: Search,
  decision: GitFork,
  action: Wrench,
  communication: MessageSquare,
  escalation: PhoneCall,
  mitigation: ShieldCheck,
  resolution: CircleCheck,
  other: Circle,
}

/** An event's kind as an icon, with its name for those who can't recognize it by shape. */
export const KindIcon = memo(({ kind }: { kind: EventKind }) => {
  const Icon = icons[kind]
  return (
    <span className={styles.kind} data-kind={kind} title={kindLabel(kind)}>
      <Icon aria-hidden />
      <span className="visually-hidden">{kindLabel(kind)}</span>
    </span>
  )
})
