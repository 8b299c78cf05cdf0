import { phraseList, wordList } from './word-list'

/** Said of work or people, these judge wherever they stand. */
export const alwaysJudging = wordList(`
  airhead amateurish amateurism amateurs arrogance asinine blockhead bloody-minded bone-headed boneheaded boneheads
  bozo bozos braindead brainless buffoon buffoons bumbling bungling careless carelessly carelessness childish clown
  clownish clowns clueless complacency complacent cowboy cowboys cretin cretins daft dereliction dimwit disgrace
  disgraceful dumbest dunce farce farcical fat-fingered flimsy foolhardy foolish foolishly foolishness gutless
  half-arsed half-assed halfwit halfwits ham-fisted hapless hare-brained harebrained heedless high-handed hothead
  hotheads hubris idiocy idiot idiotic idiots ill-advised ill-considered ill-judged imbecile imbecility imprudent
  inane inattentive inattentiveness incompetence incompetent incompetently incompetents inept ineptitude inexcusable
  infantile irresponsibility irresponsible irresponsibly lackadaisical laughable laughingstock laziness lazybones
  lousy ludicrous lunacy mindless mindlessness misguided moron moronic morons muppet muppets neglectful negligence
  negligent negligently nincompoop nitwit nitwits noob noobs numpty pig-headed plonker prima-donna rash reckless
  recklessly recklessness rookie scandalous scatterbrained shambles shameful shamefully shoddy short-sighted
  shortsighted silliness simpleton slacker slackers slapdash slipshod sloppiness spineless stubbornness stupidest
  stupidity thickheaded thoughtless travesty trigger-happy unconscionable uncooperative unforgivable unprofessional
  unprofessionalism unqualified unwise wimp wimps witless
`)

/** Judging only of a person, a team or what they did. */
export const judgingOfPeople = wordList(`
  abrasive absent-minded absentminded aloof apathetic arrogant awful bad belligerent bizarre blase careless cavalier
  childish clueless clumsy cocky combative conceited condescending contemptuous cowardly daft disappointing disengaged
  dishonest disinterested disloyal dismissive disorganised disorganized disrespectful distracted dogmatic dumb dumber
  dumbest eager egotistical embarrassing erratic evasive fickle flaky flawed flimsy flippant forgetful greedy grumpy
  gullible half-baked half-hearted hasty hopeless hotheaded ignorant ill-informed ill-prepared immature impatient
  impulsive inadequate incapable incautious incoherent incompetent inconsiderate incurious indecisive indifferent
  inept inexperienced insubordinate irrational irresolute lackadaisical lacklustre lame late lax lazier laziest lazy
  listless mediocre naive nasty neglectful nonchalant oblivious obstinate obstructive out-of-touch overconfident
  overeager overzealous pathetic patronizing pedantic petty petulant poor ridiculous rude rushed selfish shifty slack
  sloppier sloppiest sloppy slow sluggish smug sneaky snide snobbish spiteful spoiled stingy stubborn stupid stupider
  sulky tactless tardy terrible timid timorous tone-deaf touchy unacceptable unaccountable uncaring uncommitted
  uncommunicative unconvincing uncooperative undependable underprepared underqualified undisciplined unethical unfit
  unfocused unhelpful unimaginative uninformed uninterested unmotivated unobservant unorganized unprepared
  unprofessional unreliable unresponsive unscrupulous unserious unskilled unsuited unthinking untrained untrustworthy
  useless weak wishy-washy wrong
`)

/** Judging of work that somebody did, whatever it was. */
export const judgingOfWork = wordList(`
  abysmal amateur amateurish appalling atrocious awful chaotic childish clumsy cursory dire disgraceful dismal
  dreadful embarrassing farcical feeble flimsy half-baked half-hearted halfhearted haphazard hapless hasty inept
  lackluster lacklustre lame lamentable laughable lazy ludicrous mediocre pathetic perfunctory pitiful ramshackle
  rubbish rushed scrappy shambolic shameful shoddy slipshod sloppy sluggish substandard superficial terrible
  unacceptable unprofessional useless woeful worthless
`)

/** Things people do, that a judging word makes theirs. */
export const humanWork = wordList(`
  airmanship answer argument assumption attitude behavior behaviour blunder bookkeeping call change choice code coding
  commit communication conduct coordination craft craftsmanship decision deploy deployment discipline effort
  engineering error excuse execution groundwork guess habits handling handover handovers housekeeping idea
  incident-response job judgement judgment leadership management merge mistake mistakes move note notes oversight
  paperwork plan planning practice practices prep preparation rca reaction reasoning record-keeping reply response
  review reviews rollout seamanship shortcut statement stewardship style supervision team-work teamwork testing
  thinking tone wording work workmanship write-up writeup
`)

/** Which of them a thing may also be, so that the word alone says nothing of people. */
export const technicalWork = wordList(`
  behavior behaviour change code commit communication coordination deploy deployment error execution guess handling
  idea management merge plan planning practice practices reaction response review reviews rollout testing work
`)

/** Words for a lack, when followed by "of" and a virtue. */
export const virtues = wordList(`
  accountability attention care caution commitment competence concentration diligence discipline effort experience
  expertise focus foresight initiative interest judgement judgment motivation ownership professionalism respect
  responsibility rigor rigour sense seriousness skill skills teamwork thought urgency vigilance
`)

/** Whole turns of speech that judge. */
export const judgingPhrases: readonly string[] = phraseList(`
  a blind man
  a child could
  a disgrace
  a five-year-old could
  a joke
  a laughing stock
  a matter of time with
  a mockery
  a total failure of leadership
  a waste of space
  all over the place again
  allowed anywhere near
  allowed near a
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
  are allergic to
  arrogant as ever
  arrogant as usual
  ashamed of themselves
  asking for trouble
  asleep at the switch
  asleep at the wheel
  asleep on the job
  at the wheel
  bad apple
  bad apples
  bad judgement
  bad judgment
  basic mistake
  basic stuff
  be a genius to
  been so obvious
  beggar belief
  beggars belief
  beginner mistake
  beginner stuff
  beginner's mistake
  beginner's stuff
  behind our back
  behind our backs
  beyond belief
  beyond comprehension
  beyond me how
  beyond me why
  breathtakingly dumb
  breathtakingly stupid
  bright idea was
  brilliant idea to
  brought it on themselves
  by some genius
  by wishful thinking
  can not be trusted
  can't be bothered
  can't be trusted
  can't even read
  cannot be trusted
  careless as ever
  childishly simple
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
  deserve better from
  deserved better from
  did anybody expect
  did anyone expect
  did not care
  did they expect
  did we expect
  didn't care
  didn't have a clue
  didn't know what * doing
  do not care
  do you expect from
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
  embarrassing how
  embarrassing that our
  everybody could see
  everyone could have seen
  everyone could see
  expected better from
  expected better of
  expected more from
  expected more of
  expected to know better
  first-year * would
  five minutes of thought
  for crying out loud
  god only knows what
  had it coming
  had no clue
  half a brain
  half asleep
  half awake
  half the brain
  has no clue
  has no excuse
  have been obvious
  have no clue
  have no excuse
  have no place in
  head in the sand
  heads in the sand
  heads should roll
  heads will roll
  hold accountable
  hopeless at
  how hard can it be
  how hard could it be
  in over their heads
  in their right mind
  is a liability
  is allergic to
  is not how a professional
  just fiddling
  just guessing
  just tinkering
  just winging
  kindergarten stuff
  knew better
  know better than
  known cowboy
  lame excuse
  lazy as ever
  lazy as usual
  leadership material
  leaves a lot to be
  leaves much to be
  left a lot to be
  left much to be
  lions led by
  loose cannon
  need a phd to
  never been any good
  never been reliable
  never ceases to amaze
  never learn
  never set foot
  no clue about
  no clue what * doing
  no clue whatsoever
  no competent
  no excuse
  no excuses
  no idea how to
  no idea what * doing
  no longer trust
  no sane
  no-one in their right mind
  nobody in their right mind
  nobody's home
  not at the level
  not competent
  not exactly a genius
  not exactly rocket
  not fit for purpose as
  not fit for the job
  not fit to
  not good enough at
  not have set foot
  not know what * doing
  not our finest hour
  not pulling their weight
  not qualified to
  not rocket science
  not the brightest idea
  not the brightest move
  not the cleverest idea
  not the finest hour
  not the sharpest
  not the sharpest knife
  not the smartest idea
  not the smartest move
  not their finest hour
  not up to it
  not up to the job
  not up to the task
  not very bright
  not very clever
  not very smart
  obvious to any
  obvious to anybody
  obvious to anyone
  obvious to everybody
  obvious to everyone
  one job
  only a fool
  only a madman
  only an idiot
  only herself to blame
  only himself to blame
  only ourselves to blame
  only themselves to blame
  ought to be ashamed
  ought to know better
  out of her depth
  out of his depth
  out of his mind
  out of their depth
  out of their minds
  out of touch
  out to lunch
  plain to anyone
  plain to see for
  poor judgement
  poor judgment
  poor workmanship
  pretty embarrassing
  prima donna
  prima donnas
  questionable judgement
  questionable judgment
  rocket scientist to
  rookie error
  rookie mistake
  says all you need to know
  says it all
  schoolboy error
  second-rate
  self-evident to
  shame on
  should be ashamed
  should be ashamed of
  should be embarrassed
  should be fired
  should be sacked
  should have known better
  should know better
  shouldn't be trusted
  silly error
  silly mistake
  so-called engineer
  so-called expert
  so-called specialist
  something dumb
  something stupid
  special kind of talent
  stop being careless
  stop being lazy
  stop being sloppy
  stop being so
  stupid mistake
  stupid things
  such a weak
  surprise surprise
  takes a genius
  takes talent to
  technically weak
  tells you all you need
  the blind leading
  the bright idea
  the brightest idea
  the genius that
  the genius who
  the height of
  the sharpest tool
  the weakest incident
  the worst code
  the worst commit
  the worst decision
  the worst incident response
  there is no excuse
  too clever by half
  too lazy to
  too much to ask
  truly inspired
  typical of
  was not awake
  was not thinking
  was obvious from the beginning
  was obvious from the first
  was obvious from the outset
  was obvious from the start
  was obvious from the very
  wasn't thinking
  waste of everybody's
  waste of everyone's
  weak link
  weakest link
  were not awake
  were not thinking
  weren't thinking
  what a joke
  what a mess they
  what kind of engineer
  what sort of engineer
  who in their right
  who in their right mind
  wishful thinking
  worth her salt
  worth his salt
  worth their salt
  would have known better
  would you believe it
  you couldn't make it up
  you don't need a degree
  you don't need a phd
  you had one job
  zero sense of
  zero shame
`)

/** Strengths that are judged when they are denied: "no senior engineer would". */
export const strengths = wordList(`
  attentive bright capable careful competent cooperative diligent disciplined experienced forthcoming helpful honest
  mature organised organized proactive professional qualified responsible responsive rigorous senior sharp skilled
  smart thorough trained transparent
`)

/** Strengths whose plain denial judges. */
export const bareStrengths = wordList(`
  attentive careful competent cooperative diligent disciplined forthcoming honest professional qualified rigorous
  thorough transparent
`)

/** What people are said to lack. */
export const lackedVirtues = wordList(`
  commitment competence diligence discipline initiative judgement judgment maturity motivation professionalism sense
  seriousness skill skills urgency
`)

/** Nouns for a habit. */
export const habitNouns = wordList('habit history reputation tendency')

/** Verbs of handling something, which an adverb judges. */
export const handlingVerbs = wordList(`
  communicate coordinate execute handle manage organise organize plan prepare run staff supervise think write
`)

/** Adverbs that judge how something was handled. */
export const badAdverbs = wordList('abysmally amateurishly badly clumsily horribly poorly sloppily terribly')

/** Adverbs that judge a deed right after its verb. */
export const hastyAdverbs = wordList('badly hastily poorly rashly')

/** Work that is judged as a subject. */
export const reviewedWork = wordList(`
  analysis documentation instructions investigation message minutes notes report summary test update
`)

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
  attention care commitment competence concentration diligence discipline effort focus foresight judgement judgment
  motivation professionalism rigor rigour seriousness urgency vigilance
`)

/** Pronouns that stand for what was done. */
export const deedPronouns = wordList('it that this which')

/** Words between "was" and the adjective. */
export const deedIntensifiers = wordList('a an so such')

/** Adjectives that judge a deed and its doer. */
export const deedAdjectives = wordList(`
  dumb inexcusable irresponsible lazy naive pathetic ridiculous sloppy stupid unacceptable unprofessional
`)

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
  alert attentive average careful competent conscientious decent diligent experienced good half-awake half-decent
  normal observant proper prudent real reasonable responsible sane seasoned senior sensible sharp thinking trained
  vigilant watchful
`)

/** Pronouns of whom something was naive "of". */
export const judgedObjects = wordList('him me them us')

/** Words that start a judgment besides the judging words themselves. */
export const otherJudgingStarts = wordList('avoidable lack no-one nobody preventable typical what with')

/** How something is said not to have been handled. */
export const handledWell = wordList('better carefully cleanly differently professionally smoothly thoroughly well')

/** Nouns and adjectives for too little experience. */
export const greenness = wordList('green inexperienced junior new young')

/** What people are said not to grasp. */
export const graspVerbs = wordList('comprehend fathom grasp understand')

/** What makes a lack of understanding one of a person's and not of a moment. */
export const graspedThings = wordList(`
  architecture basics codebase concept database domain fundamentals how implications infrastructure network point
  product replication setup stack system systems tooling we what
`)

/** Experience that people are said to lack. */
export const experienceNouns = wordList(`
  background confidence courage discernment experience expertise grasp grip knowledge maturity nerve skill skills
  training understanding
`)

/** Turns of speech about who is not fit for a task, after "not". */
export const unfitPhrases: readonly string[] = phraseList(`
  allowed anywhere near
  allowed near
  cut out for
  detail-oriented
  let anywhere near
  let near
  made for
  ready for this
  the brightest
  the courage to
  the courtesy to
  the decency to
  the guts to
  the right person
  the sense to
  the sharpest
  the skills for
  the wit to
  trusted with
  up to scratch
  up to standard
  up to the job
`)

/** Whom others are measured against without an adjective: "a professional would have". */
export const modelPeople = wordList('adult expert grown-up pro professional')

/** Verbs and nouns by which a judgment is only reported. */
export const allegations = wordList('allege alleged claim claimed deny')
