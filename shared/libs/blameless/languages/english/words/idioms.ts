import { phraseList } from './word-list'

/** Turns of speech: a verb and what follows it, `*` standing for up to four words. They fault a person and nothing else. */
export const idioms: readonly string[] = phraseList(`
  abdicate responsibility
  act as if nothing
  act like nothing
  act on impulse
  act too late
  act too slow
  act too slowly
  arrive late
  assume somebody else
  assume someone else
  assume that somebody else
  assume that someone else
  be a disaster waiting
  be asleep
  be at fault
  be at lunch instead
  be careless
  be caught napping
  be complicit
  be distracted by
  be drunk
  be grossly negligent
  be guilty
  be impatient with
  be in a hurry
  be in a rush
  be in denial
  be in the wrong
  be late again
  be missing in action
  be missing when
  be mixed up
  be more interested in
  be not bothered
  be not doing * job
  be not listening
  be not looking
  be not paying
  be nowhere to be found
  be nowhere to be seen
  be off * game
  be on autopilot
  be on her phone
  be on his phone
  be on the phone instead
  be on their phone
  be on their phones
  be out of line
  be out to lunch
  be playing on
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
  be slow on the
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
  be too busy arguing
  be too busy chatting
  be too busy doing
  be too busy looking
  be too busy playing
  be too busy talking
  be too busy with
  be too confident
  be too lazy
  be too proud
  be too quick to
  be too slow to
  be too stubborn
  be way too late
  be wrong
  be wrong about
  be wrong to
  bear * blame
  bear * responsibility
  bet on it
  bet on the
  blame each other
  blow * off
  blow it
  blow off
  blow the deadline
  blow this
  botch up
  bounce * back
  bounce the ticket
  box * into
  break * promise
  break * word
  break policy
  break procedure
  break protocol
  break the rule
  break the rules
  breathe down
  bring down *
  bring prod down
  bring production down
  bring the * down
  brush * aside
  brush * off
  brush off
  bully * into
  burn * bridges
  bury * head
  carry * blame
  cave in
  cave to
  charge ahead
  cheap out
  chicken out
  choose speed over
  choose the easy
  choose to ignore
  choose to look away
  chuck * over the wall
  claim * was done
  claim it was done
  click through the confirmation
  click through the dialog
  click through the prompt
  click through the warning
  click through the warnings
  click through without
  click yes without
  close * eyes to
  cock up
  come in late
  come too late
  come unprepared
  come up short
  commit * blunder
  commit a mistake
  commit an error
  cover * tracks
  cover * up
  cover up
  create * chaos
  cut * losses instead
  cut a corner
  cut corners
  cut every corner
  cut the fiber
  cut the fibre
  cut through a
  cut through our
  cut through the cable
  cut through the fiber
  decide to ignore
  defend * decision
  dig * heels
  disappear after
  disappear without
  dither over
  do * no favors
  do * wrong
  do a bad
  do a half
  do a lousy
  do a poor
  do a sloppy
  do a terrible
  do half a job
  do half the
  do it wrong
  do no testing
  do nothing
  do nothing about
  do nothing but
  do precious little
  do too little
  do us no
  do wrong
  drag * feet
  drag * heels
  drop * on the floor
  drop the * ball
  drop the ball
  drop the baton
  drown in * own
  duck out
  dump * on
  escalate too late
  fall asleep
  fall behind on
  fall down on
  fall for a
  fall for the
  fall over each other
  fall short of
  fall through on
  fight among
  fly blind
  fob * off
  fool around
  force * past
  force * to skip
  force the merge
  forget about
  forget all about
  forget half
  forget one
  foul up
  freeze up
  fuck up
  fudge the
  get * backwards
  get * hopelessly
  get * wrong
  get ahead of themselves
  get careless
  get cold feet
  get complacent
  get confused
  get distracted
  get impatient
  get in over
  get it wrong
  get lazy
  get mixed up
  get nowhere near
  get out of * depth
  get overconfident
  get round to * late
  get sidetracked
  get sloppy
  get the * backwards
  get the wrong end
  give * bad
  give * false assurance
  give * false information
  give * wrong
  give in to
  give it a cursory
  give it no thought
  give lip service
  give no thought
  give no warning
  give up after
  give up on
  give up too
  give up too early
  give us * false
  give us no warning
  gloss over
  go AWOL
  go ahead anyway
  go ahead regardless
  go ahead without
  go around the process
  go back to bed
  go back to sleep
  go behind
  go dark for
  go dark on
  go into panic
  go missing when
  go off script
  go off the rails
  go on vacation without
  go over * head
  go over the head
  go quiet
  go radio silent
  go rogue
  go silent
  go to sleep
  goof up
  guess at
  guess the
  hand over nothing
  hang * out to dry
  hang up on
  have * head in
  have * mixed up
  have no business
  have no business doing
  have no excuse
  have no regard
  have no respect
  have nobody to blame
  have one job
  have only * to blame
  have only herself
  have only himself
  have only themselves
  hide behind
  hit enter too soon
  hold us hostage
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
  invent * own
  jump in without
  jump straight to
  jump the gun
  jump to conclusions
  keep * hands off
  keep * in the dark
  keep * on hold
  keep * secret
  keep * to herself
  keep * to himself
  keep * to itself
  keep * to themselves
  keep changing * mind
  keep mum
  keep passing
  keep putting
  keep quiet
  keep silent
  keep us in the dark
  keep us on hold
  kick * down the road
  kick the can
  knock * offline
  knock out
  lean on * to
  leave * disabled
  leave * for someone
  leave * in the dark
  leave * in the lurch
  leave * in the middle
  leave * mess
  leave * out to dry
  leave * to rot
  leave * to the last minute
  leave * unanswered
  leave * undocumented
  leave * unread
  leave a mess
  leave it to chance
  leave it to others
  leave it to someone else
  leave no comments
  leave no documentation
  leave no handover
  leave no notes
  leave us a
  leave us hanging
  leave us in the dark
  leave us stranded
  leave us without a
  let * bleed
  let * blow up
  let * boil over
  let * drift
  let * expire
  let * fall through
  let * fester
  let * fill
  let * fill up
  let * get out
  let * go stale
  let * go to waste
  let * go unanswered
  let * go unnoticed
  let * go unread
  let * happen
  let * happen again
  let * lapse
  let * overflow
  let * pass unreviewed
  let * pass without
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
  let * spiral
  let * through
  let everybody down
  let everyone down
  let it fester
  let it happen
  let it ride
  let it slide
  let our * down
  let the customer down
  let the customers down
  let the team down
  let us down
  lie about
  look at * feet
  look away
  look for excuses
  look past
  look the other
  look the other way
  look the wrong
  look the wrong way
  lose * cool
  lose * head
  lose * nerve
  lose * patience
  lose * temper
  lose control
  lose interest
  lose sight
  lose sight of
  lose the overview
  lose the plot
  lose the thread
  lose track
  make * bad call
  make * bad decision
  make * blunder
  make * error
  make * errors
  make * life hard
  make * mistake
  make * mistakes
  make * own rules
  make * poor choice
  make * poor decision
  make * typo
  make * typos
  make * up as
  make * wrong
  make a bad
  make a blunder
  make a careless
  make a fool
  make a hash
  make a hasty
  make a mess
  make a mistake
  make a pig's ear
  make a poor
  make a rash
  make a terrible
  make a typo
  make a wrong call
  make an error
  make empty
  make excuses
  make it worse
  make light of
  make matters worse
  make no attempt
  make no effort
  make the error
  make the mistake
  make the same mistake
  make the wrong call
  make things worse
  meddle with
  mess around
  mess up
  mess with
  miss * chance
  miss the obvious
  miss the point
  mix * up
  mix the * up
  mix up
  move too fast
  move too slowly
  muck up
  muddle through
  muddy the
  never bother
  nod * through
  nod it through
  not lift a finger
  notice too late
  only have * to blame
  order * to skip
  overplay * hand
  paint * into a corner
  paper over
  pass * over
  pass over
  pass the buck
  pass the problem
  pay lip
  pay lip service
  pay little attention
  pay no attention
  pay no heed
  phone it in
  pick the wrong
  play * games
  play around
  play down
  play dumb
  play fast and loose
  play hero
  play it down
  play politics
  play the hero
  play with
  play with fire
  plead ignorance
  plow ahead
  point at each other
  point fingers
  point the finger
  power through
  press on in spite
  press on regardless
  pressure * into
  pressure * to
  prioritise * over
  prioritize * over
  pull a stunt
  pull the wrong
  push * luck
  push * onto
  push * through without
  push * to rush
  push * to ship
  push * to skip
  push ahead regardless
  push it through
  push past
  push the blame
  put * at risk
  put * foot in it
  put * in danger
  put * in the wrong
  put * interests
  put * own
  put speed over
  put the blame
  react too late
  react too slowly
  read the wrong
  refuse to own
  respond too late
  respond too slowly
  rest on * laurels
  ride it out
  ride roughshod
  roll the dice
  rubber stamp
  run * into the ground
  run away from
  run from responsibility
  run out the
  run roughshod
  rush * out
  rush ahead
  rush into
  rush it
  rush through
  say nothing
  screw up
  shift * blame
  shift the blame
  shoot * in the foot
  shoot first
  shoot from the hip
  shoot the messenger
  shout at
  shrug * off
  shrug off
  shy away
  sign off on * without
  sit around
  sit idle
  sit on * hands
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
  slack off
  sleep in
  sleep on the job
  sleep on watch
  sleep through
  slip up
  snap at
  sneak it
  spring it on
  stand around
  stand by while
  stand idly
  starve * of
  stay silent
  steal * time
  stick * head
  stick to * guns
  stop caring
  sweep * under
  sweep it under
  take * easy way
  take * eye off
  take * eyes off
  take * for granted
  take * lightly
  take * own sweet time
  take * shortcut
  take * shortcuts
  take * sweet time
  take a gamble
  take ages
  take an age
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
  take it for granted
  take its sweet
  take its time
  take leave in the middle
  take matters into
  take much too
  take no action
  take no care
  take no interest
  take no notice
  take no responsibility
  take out prod
  take out production
  take prod down
  take production down
  take shortcuts
  take the bait
  take the easy
  take the site down
  take their time
  take too long
  take way too
  talk * into
  talk * into skipping
  talk * out of
  talk past
  talk us into
  talk us out
  tamper with
  tell * everything was fine
  tell * to ignore
  tell * to skip
  tell us nothing about
  tell us to ignore
  tell us to skip
  think it was a good idea
  think it was fine
  think it would be a good
  think it would be fine
  think somebody else
  think someone else
  think that somebody else
  think that someone else
  throw * over the wall
  throw * under
  throw * under the bus
  throw caution
  throw it over
  throw it together
  throw money
  tie * hands
  tinker with
  toss * over
  treat * as optional
  treat * like
  trip over
  trip the breaker
  trip the main
  trust * blindly
  trust it blindly
  trust the * blindly
  try to cover
  try to sweep
  turn * back on
  turn a blind
  turn a deaf
  turn up drunk
  turn up late
  turn up without
  unplug our
  use * as an excuse
  vanish after
  vanish without
  wait far too
  wait too long
  wait too long before
  wait until it was too
  wait way too
  walk away
  walk off the job
  walk out
  walk past
  walk right into
  walk right past
  wash * hands
  waste * time
  waste an hour
  waste everyone
  waste hours
  waste our
  watch it burn
  watch it happen
  wave * away
  wave * through
  wave away
  wave it through
  wave them through
  wave through
  wing it
  wing the
  yank the
  yell at
`)
