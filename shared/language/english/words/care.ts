import { lines, words } from './words'

/** What people are told to be when nothing around them is to change. */
export const careful = new Set(
  words(
    'stricter rigorous proactive careful vigilant attentive diligent cautious mindful disciplined conscientious watchful observant thorough focused focussed alert prudent',
  ),
)

/** How people are told to do it. */
export const carefully = new Set(
  words(
    'carefully vigilantly attentively diligently cautiously thoroughly mindfully properly conscientiously responsibly',
  ),
)

/** What people are told to give more of. */
export const attention = new Set(
  words('attention care caution vigilance diligence discipline concentration thought heed focus awareness'),
)

/** Words that say how much more. */
export const more = new Set(
  words(
    'more closer extra greater better much far full additional special particular proper utmost due very really super',
  ),
)

/** Verbs that work on people, not on the system they work with. */
export const worksOnPeople = new Set(
  words(
    'remind retrain re-train educate lecture reprimand discipline coach admonish scold punish sensitise sensitize warn counsel',
  ),
)

/** Verbs that do so only with a duty of attention after them. */
export const tells = new Set(
  words('tell ask urge instruct encourage stress emphasise emphasize reiterate insist impress require expect'),
)

/** What is asked for when attention is asked for. */
export const attentive = new Set(
  words(
    'exercise read check look concentrate think follow pay double-check doublecheck watch remember listen focus verify be stop ignore notice care respect',
  ),
)

/** Whole turns of speech that ask people to try harder. */
export const carePhrases: readonly string[] = lines(`
  make everyone aware
  make everybody aware
  make people aware
  make staff aware
  make the team aware
  make engineers aware
  make developers aware
  make operators aware
  be sure to check
  be sure to read
  be sure to verify
  be sure to test
  be sure to ask
  watch what you
  mind what you
  take your time
  take their time
  stop and think
  use your head
  use their heads
  stay on top of
  keep on top of
  respect the process
  respect the freeze
  stick to the process
  stick to the runbook
  stick to the procedure
  stick to the checklist
  speak up sooner
  speak up earlier
  ask when in doubt
  ask if unsure
  think twice
  check twice
  read twice
  check everything twice
  make an effort
  make more of an effort
  make more effort
  put more effort
  up our game
  up their game
  get * act together
  try harder
  work harder
  think before
  look before you leap
  look twice
  keep your eyes
  keep their eyes
  keep our eyes
  eyes open
  stay alert
  stay vigilant
  stay focused
  stay sharp
  remain vigilant
  remain alert
  watch out for
  be on the lookout
  on your toes
  on their toes
  on our toes
  use common sense
  apply common sense
  take * seriously
  take it seriously
  take this seriously
  take alerts seriously
  take more seriously
  take pages seriously
  use more caution
  use extra caution
  use caution
  exercise caution
  exercise more
  exercise greater
  exercise better
  with more care
  with greater care
  with extra care
  with care
  triple check
  double check
  refresher training
  refresher course
  awareness training
  get better at following
  remember next time
  be better about
  be better at
  do a better job of`)
