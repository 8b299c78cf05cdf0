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
  be asleep
  be asleep at
  be asleep in
  be asleep on
  be at fault
  be caught napping
  be drunk
  be fast asleep
  be guilty
  be impatient with
  be in a hurry
  be in a rush
  be missing in action
  be mixed up
  be not paying
  be nowhere to be found
  be nowhere to be seen
  be on her phone
  be on his phone
  be on the phone instead
  be on their phone
  be on their phones
  be out to lunch
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
  be rude to
  be short with
  be snappy with
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
  be too lazy
  be too proud
  be wrong
  be wrong about
  be wrong to
  bear * blame
  bear * responsibility
  blow * off
  blow it
  blow off
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
  chicken out
  choose to ignore
  choose to look away
  click through the confirmation
  click through the dialog
  click through the prompt
  click through the warning
  click through the warnings
  close * eyes to
  cock up
  come too late
  commit * blunder
  commit a mistake
  commit an error
  cover * up
  cover up
  create * chaos
  cut a corner
  cut corners
  cut the fiber
  cut the fibre
  cut through a
  cut through our
  cut through the cable
  cut through the fiber
  decide to ignore
  do * wrong
  do a bad
  do a lousy
  do a poor
  do a sloppy
  do a terrible
  do it wrong
  do no testing
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
  force * to skip
  force the merge
  forget about
  forget all about
  foul up
  fuck up
  get * backwards
  get * wrong
  get careless
  get complacent
  get confused
  get it wrong
  get lazy
  get mixed up
  get round to * late
  get sloppy
  get the * backwards
  give * bad
  give * false assurance
  give * false information
  give * wrong
  give up after
  give up on
  give up too
  give up too early
  give us * false
  gloss over
  go ahead regardless
  go ahead without
  go around the process
  go back to bed
  go back to sleep
  go behind
  go over * head
  go quiet
  go rogue
  go silent
  go to bed
  go to sleep
  goof up
  guess at
  hang up on
  have * mixed up
  have no business
  have no excuse
  have one job
  have only herself
  have only himself
  have only themselves
  hide behind
  hit enter too soon
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
  keep mum
  keep quiet
  keep silent
  kick the can
  knock * offline
  knock out
  lean on * to
  leave * disabled
  leave * in the lurch
  leave * mess
  leave * to rot
  leave * to the last minute
  leave * unanswered
  leave * undocumented
  leave * unread
  leave a mess
  leave it to someone else
  leave no comments
  leave no documentation
  leave no notes
  leave us a
  leave us stranded
  let * drift
  let * expire
  let * fester
  let * fill
  let * fill up
  let * go stale
  let * go to waste
  let * go unanswered
  let * happen
  let * lapse
  let * overflow
  let * pass unreviewed
  let * pile up
  let * ring
  let * rot
  let * run dry
  let * run full
  let * run into
  let * run out
  let * sit
  let * slide
  let * slip
  let * through
  let everybody down
  let everyone down
  let our * down
  let the customer down
  let the customers down
  let the team down
  let us down
  look away
  look past
  look the other
  look the other way
  look the wrong
  look the wrong way
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
  make a hash
  make a mess
  make a mistake
  make a pig's ear
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
  pass * over
  pass over
  pass the buck
  pay lip service
  pay little attention
  pay no attention
  pay no heed
  phone it in
  play around
  play down
  play fast and loose
  play hero
  play the hero
  play with
  point fingers
  point the finger
  press on regardless
  pressure * into
  pressure * to
  prioritise * over
  prioritize * over
  pull the wrong
  push * through without
  push * to rush
  push * to ship
  push * to skip
  push ahead regardless
  push past
  put * at risk
  put * foot in it
  put * in danger
  put * in the wrong
  react too late
  react too slowly
  read the wrong
  respond too late
  respond too slowly
  rest on * laurels
  ride roughshod
  roll the dice
  run roughshod
  rush * out
  rush ahead
  rush into
  rush it
  rush through
  say nothing
  screw up
  shift * blame
  shoot * in the foot
  shout at
  shrug * off
  shrug off
  sign off on * without
  sit around
  sit idle
  sit on * ticket
  sit on her
  sit on his
  sit on it
  sit on my
  sit on our
  sit on the
  sit on their
  sit on this
  sit there
  skimp on
  sleep in
  sleep on the job
  sleep on watch
  sleep through
  slip up
  snap at
  stand around
  stand idly
  starve * of
  sweep * under
  take * eye off
  take * eyes off
  take * own sweet time
  take * shortcut
  take * shortcuts
  take * sweet time
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
  take its time
  take leave in the middle
  take matters into
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
  take their time
  take too long
  take way too
  talk * into
  talk * out of
  talk us into
  talk us out
  tamper with
  think somebody else
  think someone else
  think that somebody else
  think that someone else
  throw * over the wall
  throw * under
  throw * under the bus
  throw it over
  tinker with
  trip over
  trust * blindly
  try to cover
  try to hide
  turn * back on
  turn a blind
  turn a deaf
  turn up drunk
  turn up late
  use * as an excuse
  wait far too
  wait too long
  wait until it was too
  wait way too
  walk away
  walk out
  walk past
  walk right past
  wash * hands
  wave * away
  wave * through
  wave away
  wave them through
  wave through
  wing it
  yank the
  yell at
`)
