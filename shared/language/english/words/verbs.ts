import { lines, words } from './words'

/** Base, past and participle of verbs that do not take -ed. */
export const irregular: readonly (readonly [string, string, string])[] = lines(`
  be was been
  have had had
  do did done
  go went gone
  break broke broken
  forget forgot forgotten
  take took taken
  bring brought brought
  run ran run
  leave left left
  let let let
  make made made
  give gave given
  get got gotten
  put put put
  set set set
  reset reset reset
  cut cut cut
  shut shut shut
  hit hit hit
  read read read
  misread misread misread
  see saw seen
  oversee oversaw overseen
  know knew known
  think thought thought
  say said said
  tell told told
  write wrote written
  overwrite overwrote overwritten
  rewrite rewrote rewritten
  send sent sent
  build built built
  keep kept kept
  hold held held
  withhold withheld withheld
  catch caught caught
  choose chose chosen
  fall fell fallen
  begin began begun
  become became become
  come came come
  mean meant meant
  meet met met
  sit sat sat
  sleep slept slept
  oversleep overslept overslept
  find found found
  feel felt felt
  lose lost lost
  lead led led
  mislead misled misled
  understand understood understood
  misunderstand misunderstood misunderstood
  stand stood stood
  throw threw thrown
  overthrow overthrew overthrown
  blow blew blown
  wake woke woken
  deal dealt dealt
  hide hid hidden
  drive drove driven
  freeze froze frozen
  mistake mistook mistaken
  spend spent spent
  pay paid paid
  show showed shown
  hear heard heard
  speak spoke spoken
  hurt hurt hurt
  shoot shot shot
  fight fought fought
  buy bought bought
  teach taught taught
  stick stuck stuck
  draw drew drawn
  grow grew grown
  split split split
  quit quit quit
  undo undid undone
  redo redid redone
  learn learnt learnt
  spill spilt spilt
  pull pulled pulled
  rid rid rid
  bet bet bet
  cost cost cost
  wreak wrought wrought
  swear swore sworn
  steal stole stolen
  tear tore torn
  wear wore worn
  win won won
  fly flew flown
  rise rose risen
  burn burnt burnt
  spin spun spun
  swap swapped swapped
  light lit lit
  bite bit bitten
  lie lied lied
  stay stayed stayed
  dig dug dug
  bind bound bound
  feed fed fed
  bid bid bid
  hang hung hung
  lay laid laid
  seek sought sought
  sell sold sold
  slip slipped slipped
  mistype mistyped mistyped
  outgrow outgrew outgrown
  override overrode overridden
  oversell oversold oversold
  rebuild rebuilt rebuilt
  resend resent resent
  rerun reran rerun
  retake retook retaken
  foresee foresaw foreseen
  misspell misspelt misspelt
  withdraw withdrew withdrawn
  spread spread spread
  fit fit fit`).map((line) => {
  const [base = '', past = '', participle = ''] = line.split(/\s+/)
  return [base, past, participle] as const
})

/** Regular verbs whose base and -s forms are read as verbs where the grammar allows one. */
export const regular = words(`
  abandon accept access acknowledge ack act add adjust agree alert allow alter analyse analyze answer apply approve argue
  arrange arrive ask assign assume attach attempt attend audit automate avoid back-up backport backup ban block boot bother
  botch broadcast bump bungle bypass calculate call cancel care cause celebrate change chase check cheat claim clean clear
  click clone close coach collect comment commit communicate compare complain complete conceal concentrate concern
  conclude confirm configure confuse connect consider consult contact continue contribute convert convince coordinate copy
  correct corrupt cover crash create damage debug decide declare decline delay delegate delete deliver delay demand deny
  depend deploy deprecate describe design detach detect determine diagnose disable discard disclose disconnect discover discuss
  dismiss disregard ditch document doublecheck double-check downgrade download downplay drag drain drop edit
  educate enable encourage end enforce ensure enter escalate establish estimate evaluate examine exceed execute expect expire explain
  expose fail fat-finger fatfinger finish fire fix flag flash flip flush focus follow forbid force format forward fumble glance goof
  grab grant guess handle happen hand hardcode hard-code help hesitate hog hurry identify ignore implement imply improve include
  inform initiate insert insist inspect install instruct intend interpret introduce investigate invite involve isolate issue
  join jump kill label lack land launch lecture lift like limit link listen load lock log look lower maintain manage map match matter
  measure mention merge mess migrate misapply misapprehend miscalculate miscommunicate misconfigure misdiagnose misidentify misjudge
  misinterpret misinform mishandle mislabel mismanage misplace misroute miss misspell mistype misuse misallocate misestimate
  mitigate mix modify monitor mount move muck mute need neglect negotiate nag note notice notify nuke observe occur offer omit open operate
  opt order overcommit overestimate overload overlook overreact own page panic paste patch pause perform pick plan play plug point poll
  post postpone praise prefer prepare press presume prevent prioritise prioritize proceed process procrastinate promise promote propose
  protect prove provide provision publish pull punish purge push question queue raise reach react realise realize reassure reboot recall receive
  recognise recognize recommend recover recreate reduce refer refuse refactor register regret reject rehearse release rely remain remember
  remind remove rename renew repair repeat replace reply report reprimand request require resolve respect respond restart restore
  retire retrain re-train retry return reuse reveal revert review revisit revoke risk roll rollback rotate route ruin rush sacrifice
  sanction save scale schedule screw script search secure seem select separate serve set-up share ship shirk show sign signal
  silence skim skip slack slip slow smoke-test snooze solve specify spot squash stage start starve stay step stop store
  stress strip struggle submit suffer suggest supply support suppose suppress surprise suspect suspend switch take-down talk
  terminate test thank tick tidy touch toggle track train transfer trash treat trigger trip trust try turn type underestimate
  unplug unlock unmount update upgrade upload use validate verify violate wait walk want warn waste watch wipe wish wonder work
  worry wreck write-off yell zip drain discipline blame accuse scold shout admonish rubber-stamp rubberstamp second-guess
  sanity-check spot-check triple-check triplecheck smoke-test cross-check crosscheck proofread mis-click misclick fiddle tinker
  cheap-out dawdle dither stall overstep circumvent sidestep shortcut hand-edit hotfix cherry-pick onboard offboard
  heed remember concentrate sensitise sensitize exercise breach jeopardise jeopardize compromise endanger sabotage undermine
  blindside disrupt derail hinder hamper degrade fault wrong regress mis-set mislead mis-configure mis-type mis-read oversize undersize
  slack-off attest approve demote evict redirect re-run re-enable reenable re-deploy redeploy reconfigure misprovision leak lag loop
  believe appear apologise apologize belong collaborate combine compute consume contain count define develop
  disagree exist experience fetch generate improvise indicate increase intervene invent justify kick knock mark mistrust pass persist
  preserve print produce propagate reason reflect remark render represent result shift solve sort sound state succeed surface target trace
  trade trip twist unblock visit vote annoy improvise hurry switch yield exclude hope fear doubt dare bury cross
  retest recheck audit supervise copy treat wave stand lose cut bear carry throw sit wash go shoot lay name decommission deprovision delist archive truncate prune sync synchronise refresh reload seed clean-up cleanup
  brush shrug gloss meddle tamper flub squander misfile miskey mistime misremember misadvise overpromise defy flout contravene
  dodge falsify stonewall gamble blunder bodge butcher torpedo sweep stick disobey bork mangle misroute finger impress lie criticise criticize slam rebuke exacerbate worsen realign announce publicise disregard discount undervalue overrule pressure rush push-through shove sneak smuggle`)

/** Verb forms that are nouns or adjectives far more often than verbs, unless the grammar asks for a verb. */
export const notPast = new Set(
  words(`speed feed seed need embed shed bed red hundred indeed exceed proceed succeed breed weed greed shred sacred naked
  wicked ragged rugged unused unaffected unexpected unrelated united unneeded undocumented untested so-called sled led fed rbd etcd
  kindred biped infrared moped steed creed heed tweed`),
)

/** Words in -ing that are nouns first. */
export const nounsInIng = new Set(
  words(`thing nothing something everything anything string king ring morning evening spring ping building meeting warning
  engineering marketing networking staffing onboarding pricing billing routing staging tooling accounting wiring cabling
  timing during ceiling wing sibling sing bring swing sting darling sterling offering firing being clothing opening earning
  saving finding learning understanding reasoning wording outgoing incoming ongoing upcoming following missing existing remaining
  misleading confusing underlying interesting surprising promising alarming failing-over`),
)
