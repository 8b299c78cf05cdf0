import { lines } from './words'

/** Turns of speech: a verb and what follows it, `*` standing for up to four words. They fault a person and nothing else. */
export const idioms: readonly string[] = lines(`
  drop the ball
  drop the * ball
  lose track
  keep * secret
  go back to sleep
  go back to bed
  lose sight
  lose control
  cut corners
  cut a corner
  blow it
  blow this
  fall asleep
  sleep through
  sleep in
  sit on * ticket
  sit on the
  sit on it
  sit on their
  sit on this
  sit around
  sit idle
  stand idly
  drag * feet
  drag * heels
  turn a blind
  look the other
  look away
  pass the buck
  jump the gun
  jump to conclusions
  get * wrong
  get confused
  get it wrong
  let * slip
  let * slide
  let * through
  let * expire
  let * run out
  let * run dry
  let * go stale
  let * lapse
  let * ring
  let * happen
  let * rot
  let * drift
  let * pass unreviewed
  let the team down
  let everyone down
  let everybody down
  let us down
  have one job
  prioritise * over
  prioritize * over
  pressure * into
  talk * into
  bully * into
  take * eyes off
  assume someone else
  assume somebody else
  assume that someone else
  assume that somebody else
  think someone else
  think that someone else
  think somebody else
  think that somebody else
  leave it to someone else
  brush off
  brush * off
  brush * aside
  shrug off
  shrug * off
  gloss over
  wave away
  wave * away
  tinker with
  meddle with
  tamper with
  mess around
  fool around
  turn a deaf
  bury * head
  kick the can
  paper over
  sweep * under
  play down
  hide behind
  get sloppy
  get careless
  get complacent
  get lazy
  get round to * late
  fall short of
  lose interest
  lose * temper
  lose * nerve
  shout at
  yell at
  point fingers
  make excuses
  make light of
  take chances
  take a gamble
  roll the dice
  let * sit
  let * pile up
  let * go unanswered
  leave * unanswered
  leave * unread
  leave * unattended
  leave * in the lurch
  hang up on
  walk out
  go silent
  go quiet
  cave in
  go to sleep
  go to bed
  make a mess
  make a mistake
  make an error
  make a blunder
  make a typo
  make the mistake
  make the error
  make * mistake
  make * mistakes
  make * error
  make * errors
  make * blunder
  make * typo
  make * typos
  make matters worse
  make things worse
  make it worse
  make * bad decision
  make * bad call
  make * poor decision
  make * poor choice
  make * wrong
  commit an error
  commit a mistake
  commit * blunder
  take * eye off
  take * shortcut
  take * shortcuts
  take shortcuts
  take too long
  take far too
  take way too
  take much too
  take forever
  take ages
  take down prod
  take down production
  take down the site
  take down the whole
  take down everything
  take down the entire
  take down an entire
  take down all
  take down our
  take the site down
  take prod down
  take production down
  take everything down
  take out prod
  take out production
  bring down *
  bring the * down
  bring prod down
  bring production down
  knock * offline
  knock out
  wait too long
  wait far too
  wait way too
  wait until it was too
  come too late
  react too late
  react too slowly
  respond too late
  respond too slowly
  act too late
  act too slowly
  act too slow
  escalate too late
  notice too late
  move too slowly
  move too fast
  be wrong to
  be wrong about
  be wrong
  be at fault
  be to blame
  be the culprit
  be the one to blame
  be the ones to blame
  be guilty
  be remiss
  be not paying
  be the root cause
  be the cause
  be the reason
  be the weak
  be the weakest
  be the problem
  be the bottleneck
  be responsible for the outage
  be responsible for this
  be responsible for * outage
  be responsible for * failure
  be responsible for * incident
  be responsible for * breakage
  be responsible for * mess
  be responsible for * downtime
  be responsible for * loss
  be responsible for * bug
  be responsible for * mistake
  be responsible for * error
  bear * blame
  bear * responsibility
  carry * blame
  have only themselves
  have only himself
  have only herself
  rush * out
  rush it
  rush into
  rush ahead
  rush through
  push * through without
  guess at
  play with
  play around
  mix up
  mix the * up
  mix * up
  put * at risk
  put * in danger
  put * in the wrong
  introduce a bug
  introduce the bug
  introduce this bug
  introduce a regression
  introduce the regression
  introduce an error
  introduce the error
  introduce the problem
  introduce a typo
  introduce * bugs
  forget about
  keep * in the dark
  keep * to themselves
  keep * to itself
  trip over
  leave * unmonitored
  leave * unsecured
  leave * unencrypted
  leave * unpatched
  leave * untested
  keep * to himself
  keep * to herself
  keep quiet
  say nothing
  do nothing
  do a bad
  do a poor
  do a terrible
  do a lousy
  do a sloppy
  do wrong
  do it wrong
  do * wrong
  go rogue
  go over * head
  trust * blindly
  pay no attention
  pay little attention
  pay no heed
  take no notice
  take no action
  take no care
  take no responsibility
  have no business
  have no excuse
  never bother
  screw up
  mess up
  fuck up
  goof up
  slip up
  cock up
  foul up
  muck up
  give us * false
  give * false information
  give * wrong
  give * bad
  leave us a
  leave * mess
  leave a mess
  leave * unlocked
  leave * open
  leave * exposed
  leave * unprotected
  leave * running
  leave * enabled
  leave * disabled
  leave * unattended
  leave * unfinished
  leave * half-done
  leave * half
  leave * undocumented
  leave * hanging
  leave * out
  leave * behind
  leave * on
  leave no documentation
  leave no notes
  leave no comments
  walk away
  wash * hands
  throw * over the wall
  throw * under the bus
  wing it
  cheap out
  break the rules
  break the rule
  break protocol
  break procedure
  break policy
  force the merge
  force * past
  push past
  shoot * in the foot
  click through the warning
  click through the warnings
  click through the prompt
  click through the confirmation
  click through the dialog
  wave * through
  sign off on * without`)
