import { phraseList, wordList } from './word-list'

/** Base, past and participle of verbs that do not take -ed. */
export const irregular: readonly (readonly [string, string, string])[] = phraseList(`
  be was been
  become became become
  begin began begun
  bet bet bet
  bid bid bid
  bind bound bound
  bite bit bitten
  blow blew blown
  break broke broken
  bring brought brought
  build built built
  burn burnt burnt
  buy bought bought
  catch caught caught
  choose chose chosen
  come came come
  cost cost cost
  cut cut cut
  deal dealt dealt
  dig dug dug
  do did done
  draw drew drawn
  drive drove driven
  fall fell fallen
  feed fed fed
  feel felt felt
  fight fought fought
  find found found
  fit fit fit
  fly flew flown
  foresee foresaw foreseen
  forget forgot forgotten
  freeze froze frozen
  get got gotten
  give gave given
  go went gone
  grow grew grown
  hang hung hung
  have had had
  hear heard heard
  hide hid hidden
  hit hit hit
  hold held held
  hurt hurt hurt
  keep kept kept
  know knew known
  lay laid laid
  lead led led
  learn learnt learnt
  leave left left
  let let let
  lie lied lied
  light lit lit
  lose lost lost
  make made made
  mean meant meant
  meet met met
  mislead misled misled
  misread misread misread
  misspell misspelt misspelt
  mistake mistook mistaken
  mistype mistyped mistyped
  misunderstand misunderstood misunderstood
  outgrow outgrew outgrown
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
  read read read
  rebuild rebuilt rebuilt
  redo redid redone
  rerun reran rerun
  resend resent resent
  reset reset reset
  retake retook retaken
  rewrite rewrote rewritten
  rid rid rid
  rise rose risen
  run ran run
  say said said
  see saw seen
  seek sought sought
  sell sold sold
  send sent sent
  set set set
  shoot shot shot
  show showed shown
  shut shut shut
  sit sat sat
  sleep slept slept
  slip slipped slipped
  speak spoke spoken
  spend spent spent
  spill spilt spilt
  spin spun spun
  split split split
  spread spread spread
  stand stood stood
  stay stayed stayed
  steal stole stolen
  stick stuck stuck
  swap swapped swapped
  swear swore sworn
  take took taken
  teach taught taught
  tear tore torn
  tell told told
  think thought thought
  throw threw thrown
  understand understood understood
  undo undid undone
  wake woke woken
  wear wore worn
  win won won
  withdraw withdrew withdrawn
  withhold withheld withheld
  wreak wrought wrought
  write wrote written
`).map((line) => {
  const [base = '', past = '', participle = ''] = line.split(/\s+/)
  return [base, past, participle] as const
})

/** Regular verbs whose base and -s forms are read as verbs where the grammar allows one. */
export const regular = wordList(`
  abandon accept access accuse ack acknowledge act add adjust admonish agree alert allow alter analyse analyze
  announce annoy answer apologise apologize appear apply approve archive argue arrange arrive ask assign assume
  attach attempt attend attest audit automate avoid back-up backport backup ban bear believe belong blame blindside
  block blunder bodge boot bork botch bother breach broadcast brush bump bungle bury butcher bypass calculate call
  cancel care carry cause celebrate change chase cheap-out cheat check cherry-pick circumvent claim clean clean-up
  cleanup clear click clone close coach collaborate collect combine comment commit communicate compare complain
  complete compromise compute conceal concentrate concern conclude configure confirm confuse connect consider
  consult consume contact contain continue contravene contribute convert convince coordinate copy correct corrupt
  count cover crash create criticise criticize cross cross-check crosscheck cut damage dare dawdle debug decide
  declare decline decommission define defy degrade delay delegate delete delist deliver demand demote deny depend
  deploy deprecate deprovision derail describe design detach detect determine develop diagnose disable disagree
  discard discipline disclose disconnect discount discover discuss dismiss disobey disregard disrupt ditch dither
  document dodge double-check doublecheck doubt downgrade download downplay drag drain drop edit educate enable
  encourage end endanger enforce ensure enter escalate establish estimate evaluate evict exacerbate examine exceed
  exclude execute exercise exist expect experience expire explain expose fail falsify fat-finger fatfinger fault
  fear fetch fiddle finger finish fire fix flag flash flip flout flub flush focus follow forbid force format forward
  fumble gamble generate glance gloss go goof grab grant guess hamper hand hand-edit handle happen hard-code
  hardcode heed help hesitate hinder hog hope hotfix hurry identify ignore implement imply impress improve improvise
  include increase indicate inform initiate insert insist inspect install instruct intend interpret intervene
  introduce invent investigate invite involve isolate issue jeopardise jeopardize join jump justify kick kill knock
  label lack lag land launch lay leak lecture lie lift like limit link listen load lock log look loop lose lower
  maintain manage mangle map mark match matter measure meddle mention merge mess migrate mis-click mis-configure
  mis-read mis-set mis-type misadvise misallocate misapply misapprehend miscalculate misclick miscommunicate
  misconfigure misdiagnose misestimate misfile mishandle misidentify misinform misinterpret misjudge miskey mislabel
  mislead mismanage misplace misprovision misremember misroute miss misspell mistime mistrust mistype misuse
  mitigate mix modify monitor mount move muck mute nag name need neglect negotiate note notice notify nuke observe
  occur offboard offer omit onboard open operate opt order overcommit overestimate overload overlook overpromise
  overreact overrule oversize overstep own page panic pass paste patch pause perform persist pick plan play plug
  point poll post postpone praise prefer prepare preserve press pressure presume prevent print prioritise prioritize
  proceed process procrastinate produce promise promote proofread propagate propose protect prove provide provision
  prune publicise publish pull punish purge push push-through question queue raise re-deploy re-enable re-run
  re-train reach react realign realise realize reason reassure reboot rebuke recall receive recheck recognise
  recognize recommend reconfigure recover recreate redeploy redirect reduce reenable refactor refer reflect refresh
  refuse register regress regret rehearse reject release reload rely remain remark remember remind remove rename
  render renew repair repeat replace reply report represent reprimand request require resolve respect respond
  restart restore result retest retire retrain retry return reuse reveal revert review revisit revoke risk roll
  rollback rotate route rubber-stamp rubberstamp ruin rush sabotage sacrifice sanction sanity-check save scale
  schedule scold screw script search second-guess secure seed seem select sensitise sensitize separate serve set-up
  share shift ship shirk shoot shortcut shout shove show shrug sidestep sign signal silence sit skim skip slack
  slack-off slam slip slow smoke-test smuggle sneak snooze solve sort sound specify spot spot-check squander squash
  stage stall stand start starve state stay step stick stonewall stop store stress strip struggle submit succeed
  suffer suggest supervise supply support suppose suppress surface surprise suspect suspend sweep switch sync
  synchronise take-down talk tamper target terminate test thank throw tick tidy tinker toggle torpedo touch trace
  track trade train transfer trash treat trigger trip triple-check triplecheck truncate trust try turn twist type
  unblock underestimate undermine undersize undervalue unlock unmount unplug update upgrade upload use validate
  verify violate visit vote wait walk want warn wash waste watch wave wipe wish wonder work worry worsen wreck
  write-off wrong yell yield zip
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

/** Verbs of more than one syllable whose spelling may double the last letter. */
export const doublingVerbs = wordList(`
  cancel compel label mislabel occur prefer propel refer regret transfer travel
`)

/** Past forms and participles that are spelled like the base. */
export const unmarkedParticiples = wordList(`
  become come cost cut hit hurt let misread overrun put quit read rerun reset run set shut split spread
`)

/** Words in -ing that are never what somebody does to something. */
export const onlyNounsInIng = wordList(`
  accounting billing cabling engineering marketing networking onboarding pricing staging tooling wiring
`)

/** Verbs of two syllables that double their last letter like those of one. */
export const alsoDoubling = wordList('admit commit omit permit submit')
