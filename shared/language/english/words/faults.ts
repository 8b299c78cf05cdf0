import { words } from './words'

/** Verbs that hold their subject at fault, whoever it is, as long as it is a person; systems are never said to do them. */
export const onlyPeople = new Set(
  words(`forget neglect disregard misread mistype misspell fat-finger fatfinger botch bungle fumble goof rubber-stamp
  rubberstamp misjudge mishandle mismanage miscommunicate misconfigure mis-configure misinform misdiagnose miscalculate misidentify
  misunderstand misinterpret mistake procrastinate cheat conceal withhold shirk slack misclick mis-click mis-type mis-read oversleep
  sabotage jeopardise jeopardize misuse misplace circumvent downplay dawdle dither overlook mis-set misapprehend
  misapply flub squander misfile miskey mistime misremember misadvise overpromise defy flout contravene falsify
  stonewall blunder bodge butcher torpedo disobey bork mangle panic lie sneak smuggle trash nuke hardcode hard-code blindside violate overstep misestimate`),
)

/** Of these no machine is ever the subject, so that whoever it is must be a person. */
export const strictlyHuman = new Set(
  words(
    'misjudge neglect botch bungle goof fat-finger rubber-stamp shirk cheat procrastinate dawdle oversleep disobey bork',
  ),
)

/** Verbs that hold a person at fault and say of a system no more than what it did. */
export const alsoSystems = new Set(
  words(`fail ignore break cause miss skip ruin corrupt damage waste hog wreck refuse bypass crash
  mislead abandon omit overreact mess muck screw fiddle breach compromise endanger undermine disrupt derail misroute mislabel
  underestimate overestimate rush mislay override overrule lose leak hide slip stall regress hamper dismiss err confuse overcommit misallocate`),
)

/** Fault verbs that say of `we` what we learned, and judge only others. */
export const fineOfUs = new Set(
  words(
    'panic underestimate overestimate rush lose override overrule skip confuse slip hide bypass abandon refuse disrupt stall omit dismiss crash misunderstand misinterpret overcommit leak compromise',
  ),
)

/** Fault verbs that need an object of a kind: without it they are ordinary work. */
export const needsObject: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    break: [],
    crash: [
      'prod',
      'production',
      'site',
      'server',
      'database',
      'cluster',
      'system',
      'service',
      'app',
      'everything',
      'it',
      'db',
    ],
    bypass: [
      'review',
      'process',
      'check',
      'checks',
      'approval',
      'policy',
      'safeguard',
      'safeguards',
      'procedure',
      'control',
      'controls',
      'ci',
      'guardrail',
      'guardrails',
      'rules',
      'pipeline',
      'protection',
      'freeze',
    ],
    hide: ['mistake', 'problem', 'error', 'issue', 'fact', 'it', 'failure', 'truth'],
    slip: ['up'],
    screw: ['up', 'this', 'it'],
    mess: ['up', 'with', 'it', 'this'],
    muck: ['up', 'about', 'around'],
    fiddle: ['with'],
    leak: [],
    dismiss: [
      'warning',
      'warnings',
      'alert',
      'alerts',
      'concern',
      'concerns',
      'alarm',
      'alarms',
      'report',
      'reports',
      'page',
    ],
    abandon: ['project', 'service', 'it', 'post', 'system', 'code'],
    compromise: ['security', 'system', 'data', 'cluster', 'production'],
    hog: [],
    lose: ['copy', 'key', 'backup', 'password', 'tape', 'laptop', 'notes', 'credentials'],
    override: [
      'freeze',
      'check',
      'policy',
      'approval',
      'safeguard',
      'warning',
      'review',
      'gate',
      'lock',
      'alarm',
      'limit',
    ],
    overrule: ['freeze', 'check', 'engineer', 'team', 'warning', 'reviewer', 'decision'],
    refuse: ['to', 'the', 'our', 'any', 'help', 'responsibility'],
  }),
)

/** How something is done when its doer is held to have done it wrongly. */
export const faultyManner = new Set(
  words(`mistakenly accidentally inadvertently erroneously incorrectly wrongly wrongfully improperly unwittingly
  unintentionally carelessly poorly badly negligently recklessly sloppily lazily foolishly stupidly irresponsibly blindly hastily
  thoughtlessly needlessly unnecessarily prematurely naively inexplicably clumsily haphazardly unwisely knowingly
  deliberately half-heartedly halfheartedly mindlessly absentmindedly absent-mindedly ignorantly inexcusably belatedly`),
)

/** Manner that is judged where it stands beside a person, and says nothing of a machine. */
export const notOfUs = new Set(
  words('prematurely unnecessarily needlessly belatedly knowingly deliberately unintentionally hastily'),
)

/** What a thing is when handling it puts its handler in the wrong. */
export const wrong = new Set(words('wrong incorrect mistaken erroneous improper'))

/** What a thing is when making or shipping it puts the one who did it in the wrong. */
export const bad = new Set(
  words(`bad broken faulty buggy flawed defective invalid untested unreviewed crappy half-baked half-finished
  unapproved unauthorised unauthorized bogus sloppy poor terrible awful botched careless malformed garbage stale
  incomplete unfinished unverified false`),
)

/** Verbs by which a person brings something into the system. */
export const bringsIn = new Set(
  words(`deploy push ship merge run execute enter type use choose pick commit apply write introduce release
  publish approve create put make upload add submit send install configure deliver give check-in roll load hand supply
  provide promote launch activate paste design build sign-off implement`),
)

/** Verbs of finding and mending: what is wrong with their object is not their subject's doing. */
export const findsOrMends = new Set(
  words(`find notice see spot identify discover detect fix correct repair revert replace undo report realise realize
  investigate suspect know restore catch locate trace confirm diagnose receive show learn recognise recognize hear
  flag mention describe explain fight learn analyse analyze determine verify observe roll rollback isolate rule prevent
  avoid handle reject stop block help look search inspect remember tell say ask note clean resolve compare mitigate patch
  rename raise document believe assume think debug reproduce understand`),
)

/** Work that is owed: left undone by a named person or team, it reads as a reproach. */
export const duties = new Set(
  words(`notice check verify test read follow review look tell inform notify warn escalate respond reply answer catch
  spot ask update communicate page acknowledge ack document write monitor watch consult confirm validate bother care
  listen think consider take share rehearse add do run finish complete clean renew rotate mention report raise fix patch
  investigate wait stop prevent plan prepare explain handle help disclose double-check doublecheck triple-check make
  ensure call contact open detect perform remember apply close include provide put show join attend heed prioritise
  prioritize drain lower remove log keep coordinate inspect examine question back-up pay give set use turn roll
  hand alert disable enable announce address maintain respect approve sign sanity-check cross-check proofread
  spot-check escalate act react try study alert assign schedule mitigate resolve intervene flag perform save comment challenge
  recognise recognize identify learn switch re-enable reenable upgrade publish proof cover bump protect secure delete restore record track`),
)

/** Duties left undone that say of a person only what they perceived, when a cause is given. */
export const perceptions = new Set(
  words(
    'see know hear receive realise realize understand expect anticipate have get be want need intend mean believe feel',
  ),
)

/** Verbs whose gerund after "without" is a duty left undone. */
export const withoutDuties = new Set(
  words(`check verify test read look tell ask wait inform notify review think consult confirm validate warn double-check
  bother back follow consider hand announce communicate coordinate document run get take make approve talk escalate explain say mention filter involve apologise apologize warn leave ask hand coordinate`),
)

/** Nouns that are a fault when somebody has them: "her mistake", "the team's failure". */
export const faultNouns = new Set(
  words(`mistake mistakes error errors fault typo typos blunder blunders oversight failure failures negligence carelessness
  incompetence laziness sloppiness screwup screw-up mishandling slip-up slipup goof omission inattention neglect misconfiguration
  mess misjudgement misjudgment inaction indifference ignorance recklessness complacency impatience stupidity
  misstep lapse lapses hubris arrogance disregard gaffe gaffes naivety stubbornness apathy forgetfulness inexperience overconfidence haste mismanagement
  reluctance unpreparedness refusal inability unwillingness`),
)

/** Nouns for what goes wrong: "X caused the …", "X is responsible for the …". */
export const harms = new Set(
  words(`outage incident failure breakage downtime crash bug error problem issue mess loss disaster regression leak breach
  damage deletion corruption interruption delay mistake data-loss postmortem trouble disruption chaos fire confusion it this`),
)
