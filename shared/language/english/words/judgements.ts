import { lines, words } from './words'

/** Said of work or people, these judge wherever they stand. */
export const alwaysJudging = new Set(
  words(`negligent incompetent incompetence negligence irresponsible irresponsibly unprofessional clueless careless
  carelessness carelessly negligently reckless recklessly recklessness idiotic inexcusable unforgivable amateurish shoddy
  sloppiness laziness stupidity inattentive inattentiveness thoughtless boneheaded bone-headed brainless
  half-assed half-arsed lackadaisical unqualified inept ineptitude complacent complacency foolish foolishly
  foolishness moronic braindead idiot idiots moron morons clown clowns unconscionable slapdash lousy irresponsibility
  unprofessionalism hubris dereliction neglectful slipshod foolhardy heedless trigger-happy pig-headed scatterbrained uncooperative unwise imprudent incompetently imbecile bumbling bungling ill-judged ill-advised ill-considered misguided ham-fisted hapless
  fat-fingered rash short-sighted shortsighted high-handed`),
)

/** Judging only of a person, a team or what they did. */
export const judgingOfPeople = new Set(
  words(`lazy slow sloppy dumb stupid naive late bad poor weak hopeless useless unreliable hasty eager rushed distracted unprepared
  overconfident arrogant asleep oblivious inexperienced incapable unfocused undisciplined disorganised disorganized
  selfish ignorant uncaring cavalier unskilled unfit unaccountable impatient hotheaded lax wrong sloppier
  unresponsive irrational disinterested uninterested unmotivated forgetful clumsy stubborn unhelpful dishonest immature
  embarrassing unacceptable disappointing inadequate gullible evasive dismissive indifferent apathetic obstructive
  ill-prepared underprepared disengaged absent-minded overeager overzealous mediocre tone-deaf slack incoherent terrible awful pathetic ridiculous`),
)

/** Judging of work that somebody did, whatever it was. */
export const judgingOfWork = new Set(
  words(`lazy half-hearted halfhearted rushed hasty clumsy superficial perfunctory amateur shambolic useless worthless abysmal
  appalling atrocious dismal woeful dreadful lamentable shameful disgraceful embarrassing pathetic amateurish lacklustre slipshod cursory sluggish chaotic`),
)

/** Things people do, that a judging word makes theirs. */
export const humanWork = new Set(
  words(`decision mistake judgement judgment idea call handover handovers communication coordination review reviews work
  workmanship job attitude discipline planning execution behaviour behavior move choice oversight mistakes error practice
  practices handling management leadership teamwork response reaction thinking reasoning coding change commit deploy deployment
  merge rollout testing engineering effort habits notes bookkeeping preparation craftsmanship code excuse assumption
  note notes conduct move shortcut blunder style craft supervision guess plan`),
)

/** Which of them a thing may also be, so that the word alone says nothing of people. */
export const technicalWork = new Set(
  words(
    'behaviour behavior idea practice work handling communication response reaction code change commit deploy deployment execution handling management rollout merge testing planning guess practice practices review reviews plan coordination error',
  ),
)

/** Words for a lack, when followed by "of" and a virtue. */
export const virtues = new Set(
  words(`attention care discipline diligence competence judgement judgment professionalism ownership responsibility
  accountability vigilance caution thought effort rigour rigor sense skill skills foresight motivation respect
  commitment concentration focus urgency seriousness interest teamwork`),
)

/** Whole turns of speech that judge. */
export const judgingPhrases: readonly string[] = lines(`
  something stupid
  something dumb
  stupid things
  rookie mistake
  rookie error
  beginner mistake
  beginner's mistake
  amateur mistake
  amateur hour
  silly mistake
  silly error
  stupid mistake
  dumb mistake
  basic mistake
  elementary mistake
  schoolboy error
  asleep at the wheel
  asleep on the job
  out of touch with
  head in the sand
  heads in the sand
  not fit to
  not fit for the job
  ashamed of themselves
  a laughing stock
  a mockery
  asleep at the switch
  at the wheel
  no excuse
  no excuses
  common sense
  half a brain
  should know better
  should have known better
  knew better
  know better than
  poor judgement
  poor judgment
  bad judgement
  bad judgment
  questionable judgement
  questionable judgment
  poor workmanship
  not up to the job
  not up to the task
  not up to it
  not good enough at
  not competent
  not qualified to
  out of their depth
  out of his depth
  out of her depth
  in over their heads
  didn't have a clue
  doesn't have a clue
  don't have a clue
  had no clue
  has no clue
  have no clue
  no idea what * doing
  no clue what * doing
  not know what * doing
  didn't know what * doing
  doesn't know what * doing
  don't know what * doing
  not pulling their weight
  not rocket science
  a disgrace
  a joke
  beyond belief
  heads should roll
  heads will roll
  hold accountable
  bad apple
  bad apples
  weak link
  weakest link
  loose cannon
  nobody's home
  typical of
  cowboy coding
  cowboy engineering
  did not care
  didn't care
  doesn't care
  don't care
  does not care
  do not care
  could not care less
  couldn't care less
  couldn't be bothered
  could not be bothered
  can't be bothered
  can't be trusted
  cannot be trusted
  can not be trusted
  shouldn't be trusted
  easily have been avoided
  easily have been prevented
  easily been avoided
  easily been prevented
  easily avoided
  easily prevented
  easily avoidable
  easily preventable
  have been obvious
  been so obvious
  obvious to anyone
  obvious to anybody
  obvious to everyone
  obvious to everybody
  obvious to any
  clear to anyone
  clear to anybody
  clear to everyone
  clear to everybody
  plain to anyone
  plain to see for
  anyone could see
  anybody could see
  anyone can see
  anybody can see
  everyone could see
  everybody could see
  anyone could have seen
  anybody could have seen
  everyone could have seen
  a child could
  a five-year-old could
  any fool
  any idiot
  any competent
  any decent
  any reasonable
  any half-decent
  any sane
  no competent
  no sane
  worth their salt
  worth his salt
  worth her salt`)
