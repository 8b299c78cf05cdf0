import { phraseList, wordList } from './word-list'

/** Said of work or people, these judge wherever they stand. */
export const alwaysJudging = wordList(`
  amateurish bone-headed boneheaded braindead brainless bumbling bungling careless carelessly carelessness clown
  clowns clueless complacency complacent dereliction fat-fingered foolhardy foolish foolishly foolishness half-arsed
  half-assed ham-fisted hapless heedless high-handed hubris idiot idiotic idiots ill-advised ill-considered
  ill-judged imbecile imprudent inattentive inattentiveness incompetence incompetent incompetently inept ineptitude
  inexcusable irresponsibility irresponsible irresponsibly lackadaisical laziness lousy misguided moron moronic
  morons neglectful negligence negligent negligently pig-headed rash reckless recklessly recklessness scatterbrained
  shoddy short-sighted shortsighted slapdash slipshod sloppiness stupidity thoughtless trigger-happy unconscionable
  uncooperative unforgivable unprofessional unprofessionalism unqualified unwise
`)

/** Judging only of a person, a team or what they did. */
export const judgingOfPeople = wordList(`
  absent-minded apathetic arrogant asleep awful bad cavalier clumsy disappointing disengaged dishonest disinterested
  dismissive disorganised disorganized distracted dumb eager embarrassing evasive forgetful gullible hasty hopeless
  hotheaded ignorant ill-prepared immature impatient inadequate incapable incoherent indifferent inexperienced
  irrational late lax lazy mediocre naive oblivious obstructive overconfident overeager overzealous pathetic poor
  ridiculous rushed selfish slack sloppier sloppy slow stubborn stupid terrible tone-deaf unacceptable unaccountable
  uncaring underprepared undisciplined unfit unfocused unhelpful uninterested unmotivated unprepared unreliable
  unresponsive unskilled useless weak wrong
`)

/** Judging of work that somebody did, whatever it was. */
export const judgingOfWork = wordList(`
  abysmal amateur amateurish appalling atrocious chaotic clumsy cursory disgraceful dismal dreadful embarrassing
  half-hearted halfhearted hasty lacklustre lamentable lazy pathetic perfunctory rushed shambolic shameful slipshod
  sluggish superficial useless woeful worthless
`)

/** Things people do, that a judging word makes theirs. */
export const humanWork = wordList(`
  assumption attitude behavior behaviour blunder bookkeeping call change choice code coding commit communication
  conduct coordination craft craftsmanship decision deploy deployment discipline effort engineering error excuse
  execution guess habits handling handover handovers idea job judgement judgment leadership management merge mistake
  mistakes move note notes oversight plan planning practice practices preparation reaction reasoning response review
  reviews rollout shortcut style supervision teamwork testing thinking work workmanship
`)

/** Which of them a thing may also be, so that the word alone says nothing of people. */
export const technicalWork = wordList(`
  behavior behaviour change code commit communication coordination deploy deployment error execution guess handling
  idea management merge plan planning practice practices reaction response review reviews rollout testing work
`)

/** Words for a lack, when followed by "of" and a virtue. */
export const virtues = wordList(`
  accountability attention care caution commitment competence concentration diligence discipline effort focus
  foresight interest judgement judgment motivation ownership professionalism respect responsibility rigor rigour
  sense seriousness skill skills teamwork thought urgency vigilance
`)

/** Whole turns of speech that judge. */
export const judgingPhrases: readonly string[] = phraseList(`
  a child could
  a disgrace
  a five-year-old could
  a joke
  a laughing stock
  a mockery
  amateur hour
  amateur mistake
  any competent
  any decent
  any fool
  any half-decent
  any idiot
  any reasonable
  any sane
  anybody can see
  anybody could have seen
  anybody could see
  anyone can see
  anyone could have seen
  anyone could see
  ashamed of themselves
  asleep at the switch
  asleep at the wheel
  asleep on the job
  at the wheel
  bad apple
  bad apples
  bad judgement
  bad judgment
  basic mistake
  been so obvious
  beginner mistake
  beginner's mistake
  beyond belief
  can not be trusted
  can't be bothered
  can't be trusted
  cannot be trusted
  clear to anybody
  clear to anyone
  clear to everybody
  clear to everyone
  common sense
  could not be bothered
  could not care less
  couldn't be bothered
  couldn't care less
  cowboy coding
  cowboy engineering
  did not care
  didn't care
  didn't have a clue
  didn't know what * doing
  do not care
  does not care
  doesn't care
  doesn't have a clue
  doesn't know what * doing
  don't care
  don't have a clue
  don't know what * doing
  dumb mistake
  easily avoidable
  easily avoided
  easily been avoided
  easily been prevented
  easily have been avoided
  easily have been prevented
  easily preventable
  easily prevented
  elementary mistake
  everybody could see
  everyone could have seen
  everyone could see
  had no clue
  half a brain
  has no clue
  have been obvious
  have no clue
  head in the sand
  heads in the sand
  heads should roll
  heads will roll
  hold accountable
  in over their heads
  knew better
  know better than
  loose cannon
  no clue what * doing
  no competent
  no excuse
  no excuses
  no idea what * doing
  no sane
  nobody's home
  not competent
  not fit for the job
  not fit to
  not good enough at
  not know what * doing
  not pulling their weight
  not qualified to
  not rocket science
  not up to it
  not up to the job
  not up to the task
  obvious to any
  obvious to anybody
  obvious to anyone
  obvious to everybody
  obvious to everyone
  out of her depth
  out of his depth
  out of their depth
  out of touch with
  plain to anyone
  plain to see for
  poor judgement
  poor judgment
  poor workmanship
  questionable judgement
  questionable judgment
  rookie error
  rookie mistake
  schoolboy error
  should have known better
  should know better
  shouldn't be trusted
  silly error
  silly mistake
  something dumb
  something stupid
  stupid mistake
  stupid things
  typical of
  weak link
  weakest link
  worth her salt
  worth his salt
  worth their salt
`)

/** Strengths that are judged when they are denied: "no senior engineer would". */
export const strengths = wordList(`
  attentive careful competent cooperative diligent disciplined experienced forthcoming helpful honest mature
  organised organized proactive professional qualified responsible responsive rigorous senior skilled smart thorough
  trained transparent
`)

/** Strengths whose plain denial judges. */
export const bareStrengths = wordList(`
  attentive careful competent cooperative diligent disciplined forthcoming honest professional rigorous thorough
  transparent
`)

/** What people are said to lack. */
export const lackedVirtues = wordList(`
  commitment competence diligence discipline judgement judgment maturity motivation professionalism seriousness
  skill skills
`)

/** Nouns for a habit. */
export const habitNouns = wordList('habit history reputation tendency')

/** Verbs of handling something, which an adverb judges. */
export const handlingVerbs = wordList(`
  communicate coordinate execute handle manage organise organize plan prepare run staff supervise think
`)

/** Adverbs that judge how something was handled. */
export const badAdverbs = wordList('abysmally amateurishly badly clumsily horribly poorly sloppily terribly')

/** Adverbs that judge a deed right after its verb. */
export const hastyAdverbs = wordList('badly hastily poorly rashly')

/** Work that is judged as a subject. */
export const reviewedWork = wordList('analysis documentation investigation message report test')

/** Deeds that an adverb of shame is not needed for. */
export const destroyingVerbs = wordList('break crash nuke ruin wipe')

/** Adverbs that shame. */
export const shamingAdverbs = wordList(`
  embarrassingly incompetently inexcusably laughably shamefully unacceptably unforgivably
`)

/** Adjectives that judge the hand even on work that a machine might do. */
export const handAdjectives = wordList(`
  cavalier clumsy dumb embarrassing hasty lazy pathetic ridiculous rushed sloppy stupid undisciplined
`)

/** Virtues that only people can lack. */
export const humanVirtues = wordList(`
  attention care commitment competence concentration diligence discipline effort foresight judgement judgment
  motivation professionalism rigor rigour seriousness urgency vigilance
`)

/** Pronouns that stand for what was done. */
export const deedPronouns = wordList('it that this which')

/** Words between "was" and the adjective. */
export const deedIntensifiers = wordList('a an so such')

/** Adjectives that judge a deed and its doer. */
export const deedAdjectives = wordList('dumb pathetic ridiculous sloppy stupid')

/** What only too much of judges. */
export const onlyInExcess = wordList(`
  busy casual comfortable confident eager impatient junior optimistic proud quick relaxed trusting
`)

/** What people say of themselves and companies without blame. */
export const mildOfOurselves = wordList(`
  bad distracted embarrassing inadequate late naive poor slow unhelpful unprepared unreliable unresponsive weak
  wrong
`)

/** What describes people without judging them. */
export const mildOfPeople = wordList('bad late poor slow weak wrong')

/** What describes work without judging it. */
export const mildOfWork = wordList('inadequate late slow wrong')

/** Nouns for a choice, which even a mild adjective judges. */
export const choiceNouns = wordList('attitude call choice decision judgement judgment')

/** Prepositions between work and whose it was. */
export const sourceLinks = wordList('among by from in of within')

/** Words after which a means of prevention follows. */
export const preventionLinks = wordList('by if only through when with')

/** Harms that are called preventable. */
export const preventableHarms = wordList('accident disaster error event loss mistake outages')

/** Words that open whom somebody is measured against: "any competent engineer". */
export const measures = wordList('a an any every no')

/** Adjectives of whom somebody is measured against. */
export const standards = wordList(`
  attentive careful competent decent diligent experienced good half-decent normal proper real reasonable sane senior
  thinking
`)

/** Pronouns of whom something was naive "of". */
export const judgedObjects = wordList('him me them us')

/** Words that start a judgment besides the judging words themselves. */
export const otherJudgingStarts = wordList('avoidable lack no-one nobody preventable')
