import { phraseList, wordList } from './word-list'

/** What people are told to be when nothing around them is to change. */
export const careful = wordList(`
  alert assertive attentive careful cautious conscientious diligent disciplined focused focussed mindful observant
  proactive prudent rigorous stricter thorough vigilant watchful
`)

/** How people are told to do it. */
export const carefully = wordList(`
  attentively carefully cautiously conscientiously diligently mindfully properly responsibly thoroughly vigilantly
`)

/** What people are told to give more of. */
export const attention = wordList(`
  attention attentiveness awareness care caution concentration conscientiousness diligence discipline focus heed
  mindfulness thought vigilance
`)

/** Words that say how much more. */
export const more = wordList(`
  additional better closer due extra far full greater more much particular proper really special super utmost very
`)

/** Verbs that work on people, not on the system they work with. */
export const worksOnPeople = wordList(`
  admonish coach counsel discipline educate lecture punish re-brief re-train rebrief remind reprimand retrain scold
  sensitise sensitize warn
`)

/** Verbs that do so only with a duty of attention after them. */
export const tells = wordList(`
  ask emphasise emphasize encourage expect impress insist instruct reiterate require stress tell urge
`)

/** What is asked for when attention is asked for. */
export const attentive = wordList(`
  adhere be care check comply concentrate double-check doublecheck exercise focus follow ignore listen look notice pay
  read remember respect stop think verify watch
`)

/** Whole turns of speech that ask people to try harder. */
export const carePhrases: readonly string[] = phraseList(`
  a culture of vigilance
  act responsibly
  apply common sense
  as though it could kill
  ask if unsure
  ask when in doubt
  awareness session
  awareness training
  be better about
  be better at
  be coached on
  be extra vigilant
  be more proactive
  be more responsible
  be more rigorous
  be more thoughtful
  be on guard
  be on the ball
  be on the lookout
  be sure to ask
  be sure to check
  be sure to read
  be sure to test
  be sure to verify
  be switched on
  better be careful
  better be paying
  better pay
  check and double
  check everything twice
  check twice
  concentrate on the task
  count twice
  course on attention
  course on diligence
  course on vigilance
  culture of care
  culture of vigilance
  do a better job of
  do their homework
  do your homework
  double check
  drill * into
  drill it into
  employee awareness of
  enforced more strictly
  exercise better
  exercise caution
  exercise greater
  exercise more
  eyes on the
  eyes open
  get * act together
  get better at following
  get it right first
  had better check
  hammer * home
  hammer it home
  handle production with
  have a sharper
  keep * eyes open
  keep * minds on
  keep * phones loud
  keep a clear head
  keep a closer eye
  keep a cool head
  keep a sharp
  keep an eye on each
  keep on top of
  keep our eyes
  keep their eyes
  keep your eyes
  keep your wits
  know what they are doing
  know what you are doing
  lead by example
  look before you leap
  look carefully
  look harder
  look twice
  make an effort
  make developers aware
  make engineers aware
  make everybody aware
  make everyone aware
  make more effort
  make more of an effort
  make operators aware
  make people aware
  make staff aware
  make the team aware
  measure twice
  mind what you
  not be so hasty
  on our toes
  on their toes
  on your toes
  pay attention to
  pay closer attention
  pay heed
  pay more attention
  pay more heed
  put more effort
  raise our game
  raise their game
  raise your game
  re-read before
  read before you
  read carefully
  read it twice
  read twice
  refresher course
  refresher training
  remain alert
  remain attentive
  remain focused
  remain vigilant
  remember next time
  respect the freeze
  respect the process
  rtfm
  sharper eye on
  show more care
  show more respect
  sign that they have read
  speak up earlier
  speak up sooner
  staff awareness of
  stay alert
  stay awake
  stay disciplined
  stay focused
  stay on their toes
  stay on top of
  stay sharp
  stay vigilant
  stick to the checklist
  stick to the plan
  stick to the procedure
  stick to the process
  stick to the rules
  stick to the runbook
  stick to the script
  stop and think
  take * seriously
  take alerts seriously
  take extra care
  take it seriously
  take more care
  take more responsibility
  take more seriously
  take ownership of
  take pages seriously
  take pride
  take their time
  take things seriously
  take this seriously
  take this to heart
  take your time
  think before
  think first
  think hard
  think it through
  think once more
  think things through
  think twice
  to the letter
  treat every alarm
  treat every alert
  triple check
  try harder
  try to be more
  two pairs of eyes
  up our game
  up their game
  use * brain
  use * eyes
  use brain
  use caution
  use common sense
  use extra caution
  use more caution
  use their heads
  use your head
  user awareness of
  vigilance training
  watch * step
  watch * steps
  watch out for
  watch what you
  with care
  with extra care
  with greater care
  with more care
  work harder
  work more carefully
  zero distractions
`)

/** Virtues asked of people besides attention. */
export const otherVirtues = wordList(`
  accountability adherence attentiveness awareness carefulness mindfulness ownership professionalism responsibility
  rigor rigour seriousness
`)

/** Words that ask for more than before, besides `more`. */
export const intensified = wordList(`
  enhanced heightened higher improved increased renewed strict stricter stronger tighter
`)

/** Verbs that ask for more of a virtue. */
export const raisingVerbs = wordList(`
  demand emphasise emphasize encourage enforce foster improve increase instil instill promote raise show strengthen
`)

/** Prepositions between a virtue and whose it should be. */
export const groupLinks = wordList('among amongst by from of')

/** Adjectives that say that there was training before. */
export const repeatedTraining = wordList('additional better extra further mandatory more proper refresher remedial')

/** What people do with a training. */
export const trainingVerbs = wordList('attend complete get need receive require undergo')

/** What everyone is told to do with attention. */
export const attentionVerbs = wordList(`
  adhere apply check communicate comply concentrate double-check enforce follow learn listen look obey pay read
  remember respect stop think treat verify watch
`)

/** What everyone is told not to do. */
export const hastyVerbs = wordList('assume forget guess hurry ignore improvise panic rush skip')

/** Adverbs that turn a duty into an appeal. */
export const absoluteAdverbs = wordList('actually always never really')

/** Adverbs that ask for more of the same. */
export const harderAdverbs = wordList('again closely harder twice')

/** Verbs of working on people, in the passive. */
export const instructionVerbs = wordList('coach educate instruct re-train remind reprimand retrain')

/** Verbs of asking, in the passive. */
export const askingVerbs = wordList(
  'admonish advise ask encourage expect implore instruct remind request require tell urge',
)

/** Attitudes and habits that people are asked for. */
export const askedAttitudes = wordList('attention care double-check listen ownership read responsibility think')

/** Orders that may be a plain step. */
export const concreteOrders = wordList('check follow look stop verify watch')

/** What is sent to people. */
export const letterNouns = wordList('announcement e-mail email mail memo message note reminder')

/** Verbs of sending a message. */
export const sendingVerbs = wordList('circulate post send write')

/** Words that tell on which occasion a message is sent, so that a system may send it. */
export const occasionWords = wordList('after before each every if when')

/** Verbs of what a message says to people. */
export const stressingVerbs = wordList('ask emphasise emphasize insist remind stress tell urge warn')

/** What a reminder does, or is done to it. */
export const circulatingVerbs = wordList('circulate go issue send')

/** Words that say that a reminder is sent by a system. */
export const automaticSenders = wordList('automatically before bot by when')

/** Verbs of promising. */
export const promisingVerbs = wordList('agree commit pledge promise resolve vow')

/** Verbs of giving attention. */
export const givingVerbs = wordList('exercise give need pay require show take use')

/** Verbs that attention is also given by in ordinary work. */
export const givesOrNeeds = wordList('give need require show use')

/** Verbs that ask for attention when nobody is named. */
export const attentionNeeds = wordList('be exercise need pay require take')

/** Verbs of making sure and remembering. */
export const assuringVerbs = wordList('double-check doublecheck ensure forget make remember triple-check')

/** Verbs that open a need in the present tense. */
export const needVerbs = wordList('ask be expect have must need pay require urge want')

/** Prepositions between stressing and whom. */
export const stressLinks = wordList('on to upon with')

/** Verbs of telling that are about weight, and ask for attention by themselves. */
export const weightVerbs = wordList('emphasise emphasize impress reiterate stress')

/** What may follow a reminder in the present tense. */
export const reminderLinks = wordList('about not of that to')

/** Words that open somebody's behavior as a topic. */
export const behaviorOpeners = wordList('being her his how their')

/** Words that say of a reminder that it was due. */
export const reminderFillers = wordList('actually begin finally really start')

/** What may follow a reminder that was given in the past. */
export const reminderPastLinks = wordList('not to')

/** Virtues that systems and work may have too: asked of people only where people are named. */
export const alsoTechnicalVirtues = wordList('focus ownership responsibility thought')

/** What people are sent to. */
export const courseNouns = wordList('course courses e-learning elearning module refresher seminar training workshop')

/** What people do with a course. */
export const courseVerbs = wordList('attend complete do redo repeat retake sit take undergo')
