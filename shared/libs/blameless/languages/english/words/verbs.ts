import { phraseList, wordList } from './word-list'

/** Base, past and participle of verbs that do not take -ed. */
export const irregular: readonly (readonly [string, string, string])[] = phraseList(`
  arise arose arisen
  awake awoke awoken
  be was been
  beat beat beaten
  become became become
  begin began begun
  bend bent bent
  bet bet bet
  bid bid bid
  bind bound bound
  bite bit bitten
  bleed bled bled
  blow blew blown
  break broke broken
  bring brought brought
  build built built
  burn burnt burnt
  buy bought bought
  catch caught caught
  choose chose chosen
  cling clung clung
  come came come
  cost cost cost
  creep crept crept
  cut cut cut
  deal dealt dealt
  dig dug dug
  do did done
  draw drew drawn
  drink drank drunk
  drive drove driven
  eat ate eaten
  fall fell fallen
  feed fed fed
  feel felt felt
  fight fought fought
  find found found
  fit fit fit
  flee fled fled
  fling flung flung
  fly flew flown
  forbid forbade forbidden
  foresee foresaw foreseen
  forget forgot forgotten
  forgive forgave forgiven
  freeze froze frozen
  get got gotten
  give gave given
  go went gone
  grind ground ground
  grow grew grown
  hang hung hung
  have had had
  hear heard heard
  hide hid hidden
  hit hit hit
  hold held held
  hurt hurt hurt
  keep kept kept
  kneel knelt knelt
  know knew known
  lay laid laid
  lead led led
  learn learnt learnt
  leave left left
  lend lent lent
  let let let
  lie lied lied
  light lit lit
  lose lost lost
  make made made
  mean meant meant
  meet met met
  mis-set mis-set mis-set
  mishear misheard misheard
  mislead misled misled
  misread misread misread
  misspell misspelt misspelt
  mistake mistook mistaken
  mistype mistyped mistyped
  misunderstand misunderstood misunderstood
  outgrow outgrew outgrown
  overcome overcame overcome
  overdo overdid overdone
  overhear overheard overheard
  override overrode overridden
  oversee oversaw overseen
  oversell oversold oversold
  oversleep overslept overslept
  overthrow overthrew overthrown
  overwrite overwrote overwritten
  pay paid paid
  pull pulled pulled
  put put put
  quit quit quit
  re-run re-ran re-run
  read read read
  rebuild rebuilt rebuilt
  redo redid redone
  rerun reran rerun
  resend resent resent
  reset reset reset
  retake retook retaken
  rewrite rewrote rewritten
  rid rid rid
  ride rode ridden
  ring rang rung
  rise rose risen
  run ran run
  say said said
  see saw seen
  seek sought sought
  sell sold sold
  send sent sent
  set set set
  shake shook shaken
  shine shone shone
  shoot shot shot
  show showed shown
  shrink shrank shrunk
  shut shut shut
  sink sank sunk
  sit sat sat
  sleep slept slept
  slide slid slid
  sling slung slung
  slip slipped slipped
  speak spoke spoken
  spend spent spent
  spill spilt spilt
  spin spun spun
  split split split
  spread spread spread
  spring sprang sprung
  stand stood stood
  stay stayed stayed
  steal stole stolen
  stick stuck stuck
  sting stung stung
  strike struck struck
  strive strove striven
  swap swapped swapped
  swear swore sworn
  sweep swept swept
  swim swam swum
  swing swung swung
  take took taken
  teach taught taught
  tear tore torn
  tell told told
  think thought thought
  throw threw thrown
  tread trod trodden
  undergo underwent undergone
  understand understood understood
  undo undid undone
  uphold upheld upheld
  wake woke woken
  wear wore worn
  weep wept wept
  win won won
  wind wound wound
  withdraw withdrew withdrawn
  withhold withheld withheld
  wreak wrought wrought
  wring wrung wrung
  write wrote written
`).map((line) => {
  const [base = '', past = '', participle = ''] = line.split(/\s+/)
  return [base, past, participle] as const
})

/** Regular verbs whose base and -s forms are read as verbs where the grammar allows one. */
export const regular = wordList(`
  abandon accelerate accept access accommodate accompany accumulate accuse ack acknowledge acquire act adapt add
  adhere adjust administer admit admonish adopt advertise advise afford aggregate agree aim alert allocate allow alter
  amend amplify analyse analyze announce annoy answer apologise apologize appeal appear append apply appoint
  appreciate approve archive argue arrange arrive ask assemble assign assist assume assure attach attain attempt
  attend attest attract audit augment authenticate authorise authorize automate avert avoid await back-up backport
  backup ban bear believe belong blame blindside block blunder bodge boot bork botch bother bounce breach broadcast
  brush bulldoze bump bungle bury butcher bypass calculate calibrate call cancel care carry cause celebrate change
  characterise chase chat cheap-out cheat check cherry-pick circulate circumvent cite claim classify clean clean-up
  cleanup clear click clone close coach collaborate collapse collect combine comfort comment commit communicate
  compare compile complain complete comply comprehend compress compromise compute conceal concede concentrate concern
  conclude condense configure confirm conform confront confuse connect consider consolidate construct consult consume
  contact contain contemplate contend continue contravene contribute converge convert convince coordinate copy correct
  correlate corrupt count cover crash crave create criticise criticize cross cross-check crosscheck cut damage dare
  dash dawdle daydream debug deceive decide declare decline decode decommission dedicate deduce defer define defy
  degrade delay delegate delete delist deliver delude demand demonstrate demote denote deny depart depend deplete
  deploy deprecate deprovision derail derive describe design detach detect deteriorate determine develop devise devote
  diagnose diarise diarize differ diminish disable disagree discard discharge discipline disclose disconnect discount
  discourage discover discuss dismiss disobey dispatch dispense disregard disrupt distribute ditch dither divert
  divide document dodge donate double-check doublecheck doubt downgrade download downplay doze drag drain drop earn
  edit educate elevate eliminate embarrass embrace emerge emphasise emphasize enable enact encode encounter encourage
  encrypt end endanger endure enforce enhance enlarge enquire enrol ensue ensure entail enter erase erode escalate
  establish estimate evade evaluate evict evolve exacerbate exaggerate examine exceed exclude execute exempt exercise
  exhaust exhibit exist expect experience expire explain exploit expose extend fabricate facilitate fail falsify
  fat-finger fatfinger fault fear fetch fiddle finger finish fire fix flag flash flip flout flub fluctuate flush focus
  follow forbid force format formulate forward fulfil fumble furnish gamble garble gather generate glance gloss go
  goof gossip govern grab graduate grant gripe grumble guess hamper hand hand-edit handle happen harass hard-code
  hardcode heckle heed help hesitate hijack hinder hog hope horrify hotfix hurl hurry identify ignore illustrate
  imagine implement implicate imply impose impress improve improvise include increase incur indicate inflate inform
  inherit inhibit initiate inject injure inquire insert insist inspect install instruct insult integrate intend
  intercept interfere interpret interrupt intervene introduce invalidate invent invert investigate invite involve
  irritate isolate issue iterate jeopardise jeopardize join jump justify kick kill knock label lack lag land laugh
  launch lay leak lecture liaise liberate lie lift like limit link listen load lock log look loop lose lower magnify
  maintain manage mangle manipulate manufacture map mark match matter meander measure meddle mention merge mess
  migrate mis-click mis-configure mis-enter mis-read mis-type misadjust misadvise misalign misallocate misapply
  misapprehend misassign miscalculate misclick miscommunicate misconfigure miscount misdiagnose misdial misestimate
  misfile misfire mishandle misidentify misinform misinterpret misjudge miskey mislabel mislay mismanage misname
  misorder misplace misplan misprint mispronounce misprovision misquote misremember misreport misroute miss misspell
  misstate misstep mistime mistranslate mistreat mistrust mistype misuse mitigate mix moan modify monitor mount move
  muck mutate mute nag name nap navigate need neglect negotiate nip nominate normalise note notice notify nudge nuke
  obey oblige observe obstruct obtain occur offboard offer offload omit onboard ooze open operate opt order originate
  overcharge overcommit overestimate overfill overload overlook overpromise overreach overreact overrely overrule
  oversimplify oversize overstep overtighten own page panic participate pass paste patch pause penetrate perceive
  perform persist persuade pester pick pin ping plan play plead plug point poke poll possess post postpone praise
  precede predict prefer prepare preserve press pressure presume pretend prevent print prioritise prioritize proceed
  process procrastinate produce prohibit prolong promise promote proofread propagate propose protect protest prove
  provide provision provoke prune publicise publish pull punish purge pursue push push-through question quit raise
  re-deploy re-enable re-train reach react realign realise realize rearrange reason reassure rebalance reboot rebuke
  recall receive recharge recheck reckon recognise recognize recommend reconcile reconfigure reconsider recount
  recover recreate recruit redeploy redesign redirect reduce reenable refactor refer reflect refresh refuse regard
  register regress regret rehearse reinstall reject rejoin release relieve reload relocate rely remain remap remark
  remediate remedy remember remind remove rename render renew reorganise repair repeat replace replicate reply report
  represent reprimand request require reroute rescue reside resist resize resolve respect respond restart restore
  result resume retest retire retort retrain retrieve retry return reuse reveal revert review revise revisit revoke
  rewire risk roll rollback rotate rubber-stamp rubberstamp ruin rush sabotage sacrifice sanction sanitise
  sanity-check save scale scare scatter schedule scold scramble screw scribble script scroll scrutinise scrutinize
  search second-guess secure seed seem select sensitise sensitize separate serve share shift ship shirk shoot shortcut
  shout shove show shrug shuffle sidestep sign signal silence simulate sit skim skip skive slack slack-off slam slip
  slow smoke-test smuggle sneak snooze snore soften solder solve sound spare spawn specialise specify spoof spot
  spot-check squander squash squeeze stabilise stage stagger stall stand start starve state stay step stick stimulate
  stipulate stonewall stop store strengthen stress strip stroll struggle stumble submit subscribe substitute succeed
  suffer suggest supersede supervise supply support suppose suppress surface surprise surrender surround suspect
  suspend sweep swerve switch sync synchronise tackle tailgate take-down talk tamper target tease tempt terminate test
  thank thicken threaten throttle throw tick tidy tighten tilt tinker toggle tolerate torpedo toss touch trace track
  trade train trample transcribe transfer transform translate transpose trash treat triage trigger trip triple-check
  triplecheck truncate trust try turn twist type unblock undercount underestimate undermine underpin undersell
  undersize undervalue unify uninstall unlink unload unlock unmount unmute unpin unplug unsubscribe untick unwrap
  update upgrade upload urge use utter validate vanish verify vet violate visit vote wait waive walk wander want warn
  warrant wash waste watch wave weaken weigh whine whitelist widen wipe wish wonder work worry worsen wreck write-off
  wrong yank yell yield zip
`)

/** Verb forms that are nouns or adjectives far more often than verbs, unless the grammar asks for a verb. */
export const notPast = wordList(`
  bed biped breed creed embed etcd exceed fed feed greed heed hundred indeed infrared kindred led moped naked need
  proceed ragged rbd red rugged sacred seed shed shred sled so-called speed steed succeed tweed unaffected
  undocumented unexpected united unneeded unrelated untested unused weed wicked
`)

/** Words in -ing that are nouns first. */
export const nounsInIng = wordList(`
  accounting alarming anything being billing bring building cabling ceiling clothing confusing darling during
  earning engineering evening everything existing failing-over finding firing following incoming interesting king
  learning marketing meeting misleading missing morning networking nothing offering onboarding ongoing opening
  outgoing ping pricing promising reasoning remaining ring routing saving sibling sing something spring staffing
  staging sterling sting string surprising swing thing timing tooling underlying understanding upcoming warning wing
  wiring wording
`)

/** Past forms and participles that are spelled like the base. */
export const unmarkedParticiples = wordList(`
  become come cost cut hit hurt let mis-set misread overrun put quit re-run read rerun reset run set shut split spread
`)

/** Words in -ing that are never what somebody does to something. */
export const onlyNounsInIng = wordList(`
  accounting billing cabling engineering marketing networking onboarding pricing staging tooling wiring
`)

/** Verbs of more than one syllable with the stress on the last, which therefore double its letter: "admitted", "rerun". */
export const stressedLast = wordList(`
  abet abhor acquit admit allot annul begin commit compel concur confer control debug defer deter dispel embed emit
  equip excel expel extol forbid forget format handicap incur infer inter kidnap misplan misstep occur offset omit
  outrun overlap overrun overstep patrol permit prefer propel re-run rebut recap recur refer regret remit repel rerun
  reset resubmit sandbag sidestep submit transfer transmit undercut unplug unwrap unzip upset
`)

/** Verbs whose last letter may be doubled though the stress is not on it, as in British spelling. */
export const optionallyDoubled = wordList(`
  cancel channel counsel dial fuel label level mis-label mislabel model quarrel signal total travel tunnel
`)
