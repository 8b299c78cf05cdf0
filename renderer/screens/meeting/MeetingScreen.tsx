import { StageFrame } from '../../components/StageFrame'
import { useViewedStage } from './where'

/** The live meeting. */
export const MeetingScreen = () => {
  const stage = useViewedStage()
  return (
    <main aria-label="Stage">
      <StageFrame stage={stage} mode="meeting" />
    </main>
  )
}
