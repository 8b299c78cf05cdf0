import { phraseList } from './word-list'

/** Turns of speech: a verb and what follows it, `*` standing for up to four words. They fault a person and nothing else. */
export const idioms: readonly string[] = phraseList(`
  act too late
  act too slow
  act too slowly
  assume somebody else
  assume someone else
  assume that somebody else
  assume that someone else
  be at fault
  be guilty
  be not paying
  be remiss
  be responsible for * breakage
  be responsible for * bug
  be responsible for * downtime
  be responsible for * error
  be responsible for * failure
  be responsible for * incident
  be responsible for * loss
  be responsible for * mess
  be responsible for * mistake
  be responsible for * outage
  be responsible for the outage
  be responsible for this
  be the bottleneck
  be the cause
  be the culprit
  be the one to blame
  be the ones to blame
  be the problem
  be the reason
  be the root cause
  be the weak
  be the weakest
  be to blame
  be wrong
  be wrong about
  be wrong to
  bear * blame
  bear * responsibility
  blow it
  blow this
  break policy
  break procedure
  break protocol
  break the rule
  break the rules
  bring down *
  bring prod down
  bring production down
  bring the * down
  brush * aside
  brush * off
  brush off
  bully * into
  bury * head
  carry * blame
  cave in
  cheap out
  click through the confirmation
  click through the dialog
  click through the prompt
  click through the warning
  click through the warnings
  cock up
  come too late
  commit * blunder
  commit a mistake
  commit an error
  cut a corner
  cut corners
  do * wrong
  do a bad
  do a lousy
  do a poor
  do a sloppy
  do a terrible
  do it wrong
  do nothing
  do wrong
  drag * feet
  drag * heels
  drop the * ball
  drop the ball
  escalate too late
  fall asleep
  fall short of
  fool around
  force * past
  force the merge
  forget about
  foul up
  fuck up
  get * wrong
  get careless
  get complacent
  get confused
  get it wrong
  get lazy
  get round to * late
  get sloppy
  give * bad
  give * false information
  give * wrong
  give us * false
  gloss over
  go back to bed
  go back to sleep
  go over * head
  go quiet
  go rogue
  go silent
  go to bed
  go to sleep
  goof up
  guess at
  hang up on
  have no business
  have no excuse
  have one job
  have only herself
  have only himself
  have only themselves
  hide behind
  introduce * bugs
  introduce a bug
  introduce a regression
  introduce a typo
  introduce an error
  introduce the bug
  introduce the error
  introduce the problem
  introduce the regression
  introduce this bug
  jump the gun
  jump to conclusions
  keep * in the dark
  keep * secret
  keep * to herself
  keep * to himself
  keep * to itself
  keep * to themselves
  keep quiet
  kick the can
  knock * offline
  knock out
  leave * behind
  leave * disabled
  leave * enabled
  leave * exposed
  leave * half
  leave * half-done
  leave * hanging
  leave * in the lurch
  leave * mess
  leave * on
  leave * open
  leave * out
  leave * running
  leave * unanswered
  leave * unattended
  leave * undocumented
  leave * unencrypted
  leave * unfinished
  leave * unlocked
  leave * unmonitored
  leave * unpatched
  leave * unprotected
  leave * unread
  leave * unsecured
  leave * untested
  leave a mess
  leave it to someone else
  leave no comments
  leave no documentation
  leave no notes
  leave us a
  let * drift
  let * expire
  let * go stale
  let * go unanswered
  let * happen
  let * lapse
  let * pass unreviewed
  let * pile up
  let * ring
  let * rot
  let * run dry
  let * run out
  let * sit
  let * slide
  let * slip
  let * through
  let everybody down
  let everyone down
  let the team down
  let us down
  look away
  look the other
  lose * nerve
  lose * temper
  lose control
  lose interest
  lose sight
  lose track
  make * bad call
  make * bad decision
  make * blunder
  make * error
  make * errors
  make * mistake
  make * mistakes
  make * poor choice
  make * poor decision
  make * typo
  make * typos
  make * wrong
  make a blunder
  make a mess
  make a mistake
  make a typo
  make an error
  make excuses
  make it worse
  make light of
  make matters worse
  make the error
  make the mistake
  make things worse
  meddle with
  mess around
  mess up
  mix * up
  mix the * up
  mix up
  move too fast
  move too slowly
  muck up
  never bother
  notice too late
  paper over
  pass the buck
  pay little attention
  pay no attention
  pay no heed
  play around
  play down
  play with
  point fingers
  pressure * into
  prioritise * over
  prioritize * over
  push * through without
  push past
  put * at risk
  put * in danger
  put * in the wrong
  react too late
  react too slowly
  respond too late
  respond too slowly
  roll the dice
  rush * out
  rush ahead
  rush into
  rush it
  rush through
  say nothing
  screw up
  shoot * in the foot
  shout at
  shrug * off
  shrug off
  sign off on * without
  sit around
  sit idle
  sit on * ticket
  sit on it
  sit on the
  sit on their
  sit on this
  sleep in
  sleep through
  slip up
  stand idly
  sweep * under
  take * eye off
  take * eyes off
  take * shortcut
  take * shortcuts
  take a gamble
  take ages
  take chances
  take down all
  take down an entire
  take down everything
  take down our
  take down prod
  take down production
  take down the entire
  take down the site
  take down the whole
  take everything down
  take far too
  take forever
  take much too
  take no action
  take no care
  take no notice
  take no responsibility
  take out prod
  take out production
  take prod down
  take production down
  take shortcuts
  take the site down
  take too long
  take way too
  talk * into
  tamper with
  think somebody else
  think someone else
  think that somebody else
  think that someone else
  throw * over the wall
  throw * under the bus
  tinker with
  trip over
  trust * blindly
  turn a blind
  turn a deaf
  wait far too
  wait too long
  wait until it was too
  wait way too
  walk away
  walk out
  wash * hands
  wave * away
  wave * through
  wave away
  wing it
  yell at
`)
