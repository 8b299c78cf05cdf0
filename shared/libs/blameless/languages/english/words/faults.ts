import { wordList } from './word-list'

/** Verbs that hold their subject at fault, whoever it is, as long as it is a person; systems are never said to do them. */
export const onlyPeople = wordList(`
  blindside blunder bodge bork botch bungle butcher cheat circumvent conceal contravene dawdle daydream defy disobey
  disregard dither double-book double-charge double-post downplay falsify fat-finger fatfinger flout flub forget
  fumble goof hard-code hardcode jeopardise jeopardize lie mangle mis-click mis-configure mis-enter mis-key mis-read
  mis-set mis-type misadjust misadvise misapply misapprehend misassign miscalculate misclick miscommunicate
  misconfigure miscount misdiagnose misdial misenter misestimate misfile mishandle mishear misidentify misinform
  misinterpret misjudge miskey mismanage misorder misplace misplan mispost misquote misread misremember misreport
  misschedule misspell misstate mistake mistime mistranslate mistreat mistype misunderstand misuse neglect nuke
  overlook overpromise oversell oversleep overstep overtighten panic procrastinate rubber-stamp rubberstamp sabotage
  sandbag shirk skive slack smuggle sneak squander stonewall torpedo trash violate withhold
`)

/** Of these no machine is ever the subject, so that whoever it is must be a person. */
export const strictlyHuman = wordList(`
  bork botch bungle cheat dawdle daydream disobey fat-finger goof misdiagnose misjudge misremember misunderstand
  neglect oversleep procrastinate rubber-stamp shirk
`)

/** Verbs that hold a person at fault and say of a system no more than what it did. */
export const alsoSystems = wordList(`
  abandon breach break bypass cause compromise confuse corrupt crash damage derail dismiss disrupt endanger err fail
  fiddle ghost hamper hide hog ignore leak lose mess misallocate mislabel mislay mislead misroute miss muck obstruct
  omit overcommit overestimate overreact override overrule refuse regress ruin rush screw skip slip stall
  underestimate undermine waste wreck
`)

/** Fault verbs that say of `we` what we learned, and judge only others. */
export const fineOfUs = wordList(`
  abandon bypass compromise confuse crash dismiss disrupt hide leak lose misinterpret misunderstand omit overcommit
  overestimate override overrule panic refuse rush skip slip stall underestimate
`)

/** Whatever the object is. */
const anyObject: ReadonlySet<string> = new Set()

/** Fault verbs that need an object of a kind: without it they are ordinary work. */
export const needsObject: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    break: anyObject,
    crash: wordList('app cluster database db everything it prod production server service site system'),
    bypass: wordList(`
  alarm approval change check checks ci control controls freeze gate guard guardrail guardrails guards interlock
  interlocks light lights lock locks pipeline policy procedure process protection review rules safeguard safeguards
  testing
`),
    hide: wordList(`
  bug bugs error errors fact failure failures issue it loss mistake problem result results test tests truth warning
`),
    slip: wordList('up'),
    screw: wordList('it this up'),
    mess: wordList('it this up with'),
    muck: wordList('about around up'),
    fiddle: wordList('with'),
    leak: anyObject,
    dismiss: wordList('alarm alarms alert alerts concern concerns page report reports warning warnings'),
    abandon: wordList('belt code desk it post project service shift ship system'),
    compromise: wordList('cluster data production security system'),
    hog: anyObject,
    lose: wordList(`
  backup copy credentials file form key laptop letter luggage mail notes order package parcel passport password sample
  tape tapes ticket
`),
    override: wordList('alarm approval check freeze gate limit lock policy review safeguard warning'),
    overrule: wordList(`
  check crew dba decision engineer engineers experts freeze reviewer reviewers sre sres team them us warning
`),
    refuse: wordList('any help our responsibility the to'),
  }),
)

/** How something is done when its doer is held to have done it wrongly. */
export const faultyManner = wordList(`
  absent-mindedly absentmindedly accidentally arrogantly badly belatedly blindly carelessly clumsily cynically
  deliberately erroneously foolishly half-heartedly halfheartedly haphazardly hastily ignorantly improperly
  inadvertently incorrectly inexcusably inexplicably irresponsibly knowingly lazily mindlessly mistakenly naively
  needlessly negligently poorly prematurely recklessly selfishly sloppily stubbornly stupidly thoughtlessly
  unintentionally unnecessarily unwisely unwittingly wrongfully wrongly
`)

/** Manner that is judged where it stands beside a person, and says nothing of a machine. */
export const notOfUs = wordList(`
  belatedly deliberately hastily knowingly needlessly prematurely unintentionally unnecessarily
`)

/** What a thing is when handling it puts its handler in the wrong. */
export const wrong = wordList('erroneous improper incorrect mistaken wrong')

/** What a thing is when making or shipping it puts the one who did it in the wrong. */
export const bad = wordList(`
  awful bad bogus botched broken buggy careless crappy defective false faulty flawed garbage half-baked
  half-finished incomplete invalid malformed poor sloppy stale terrible unapproved unauthorised unauthorized
  unfinished unreviewed untested unverified
`)

/** Verbs by which a person brings something into the system. */
export const bringsIn = wordList(`
  activate add apply approve build check-in choose commit configure create deliver deploy design enter execute give
  hand implement install introduce launch load make merge paste pick promote provide publish push put release roll
  run send ship sign-off submit supply type upload use write
`)

/** Verbs of finding and fixing: what is wrong with their object is not their subject's doing. */
export const findsOrFixes = wordList(`
  analyse analyze ask assume avoid believe block catch clean compare confirm correct debug describe detect determine
  diagnose discover document explain fight find fix flag handle hear help identify inspect investigate isolate know
  learn locate look mention mitigate note notice observe patch prevent raise realise realize receive recognise
  recognize reject remember rename repair replace report reproduce resolve restore revert roll rollback rule say
  search see show spot stop suspect tell think trace understand undo verify
`)

/** Work that is owed: left undone by a named person or team, it reads as a reproach. */
export const duties = wordList(`
  ack acknowledge act add address alert announce answer apply approve ask assign attend avoid back-up bother bump call
  care catch challenge check clean close comment communicate complete confirm consider consult contact coordinate
  cover cross-check delete detect disable disclose do document double-check doublecheck drain enable ensure escalate
  examine explain finish fix flag follow give hand handle heed help identify include inform inspect intervene
  investigate join keep learn listen log look lower maintain make mention mitigate monitor notice notify open page
  patch pay perform phone pick plan prepare prevent prioritise prioritize proof proofread protect provide publish put
  question raise re-enable react read recognise recognize record recount reenable rehearse remember remove renew reply
  report resolve respect respond restore review ring roll rotate run sanity-check save schedule secure send set share
  show sign spot spot-check stop study switch take tell test think track triple-check try turn update upgrade use
  validate verify wait warn watch write
`)

/** Duties left undone that say of a person only what they perceived, when a cause is given. */
export const perceptions = wordList(`
  anticipate be believe expect feel get have hear intend know mean need realise realize receive see understand want
`)

/** Verbs whose gerund after "without" is a duty left undone. */
export const withoutDuties = wordList(`
  announce apologise apologize approve ask await back bother check clean communicate compare confirm consider consult
  coordinate count cross-check diff document double-check escalate examine explain filter flag follow get glance hand
  inform inspect involve learn leave look make measure mention monitor notify open pause phone preview query question
  raise read rehearse research review ring run say scan scroll secure signal stop take talk tell test think try
  understand validate verify wait warn watch
`)

/** Nouns that are a fault when somebody has them: "her mistake", "the team's failure". */
export const faultNouns = wordList(`
  apathy arrogance blunder blunders carelessness complacency disregard error errors failure failures fault
  forgetfulness gaffe gaffes goof haste hubris ignorance impatience inability inaction inattention incompetence
  indecision indifference inexperience lapse lapses laziness mess miscommunication misconfiguration mishandling
  misinterpretation misjudgement misjudgment mismanagement misreading misstep mistake mistakes naivety neglect
  negligence non-compliance noncompliance omission overconfidence overreach oversight recklessness refusal reluctance
  screw-up screwup slip-up slipup sloppiness stubbornness stupidity typo typos unpreparedness unwillingness
`)

/** Nouns for what goes wrong: "X caused the …", "X is responsible for the …". */
export const harms = wordList(`
  breach breakage bug chaos confusion corruption crash damage data-loss delay deletion disaster disruption downtime
  error failure fire incident interruption issue it leak loss mess mistake outage postmortem problem regression this
  trouble
`)

/** Verbs whose infinitive was not done. */
export const omissionVerbs = wordList('bother fail forget neglect omit')

/** Steps that may be skipped; plurals included. */
export const skippableSteps = wordList('approval approvals check checks review reviews step steps test tests')

/** What is done about something wrong, by whoever finds it. */
export const correctiveVerbs = wordList('correct detect discover find fix identify notice remove report revert spot')

/** Nouns that make "by" an adverb: "by mistake". */
export const accidentNouns = wordList('accident error hand mistake')

/** Verbs of breaking a system. */
export const breakingVerbs = wordList('break cause corrupt crash kill ruin wreck')

/** Faults that "our" and "my" make a confession. */
export const ownFaultNouns = wordList('carelessness failure fault mistake negligence oversight')

/** Verbs after which a fault is told as found, corrected or learned from. */
export const correctedOrLearned = wordList(`
  admit catch correct discover find fix forgive from learn notice own report spot
`)

/** Faults that a system may have too. */
export const technicalFaults = wordList('error errors failure failures misconfiguration omission')

/** Faults that are ascribed with "of": "a failure of the team". */
export const faultsWithOf = wordList('carelessness failure fault mistake negligence')

/** Where blame is said to be: "lies with", "rests on". */
export const blameRests = wordList('fall is lie rest sit')

/** Words for the incident that "is on" somebody. */
export const incidentSubjects = wordList('incident it one outage that this')

/** Words for the incident or the fault that "is on" somebody. */
export const faultSubjects = wordList('fault incident it mistake one outage that this')

/** Faults that are said to be somebody's. */
export const ascribedFaults = wordList('blame error fault mistake oversight')

/** Nouns for a cause that is said to lie with somebody. */
export const causeNouns = wordList('cause issue problem responsibility')

/** Verbs of lying with somebody. */
export const liesWithVerbs = wordList('lie originate rest sit')

/** Verbs of leaving a duty out. */
export const neglectVerbs = wordList('bypass ignore neglect rush skip')

/** Verbs of bringing a fault into a system. */
export const introducingVerbs = wordList('create introduce make trigger')
