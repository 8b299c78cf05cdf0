import { words } from './words'

/** Verbs that say of a thing that it went wrong. */
export const goesWrong = new Set(
  words(
    'fail break crash leak die happen occur lose expire go stop collapse corrupt vanish disappear overflow hang start',
  ),
)

/** What a thing is once it has gone wrong. */
export const goneWrong = new Set(
  words(
    'down unavailable broken lost wrong offline empty gone corrupt corrupted dead missing deleted exposed unreachable',
  ),
)

/** What somebody does for a reason that explains: given as a cause, these describe and do not reproach. */
export const explains = new Set(
  words(`be have need want follow know see notice find believe think trust expect rely receive get report realise realize hear
  feel mean intend try hope ask wait learn agree join page work understand plan suspect live lack log access`),
)

/** Verbs by which a person changes a system. */
export const changes = new Set(
  words(`change update edit modify move rename delete alter set turn swap flip tweak upgrade migrate enable disable remove rotate
  restart reboot drop wipe truncate`),
)

/** Verbs of going on with something. */
export const goesOn = new Set(
  words(
    'keep continue carry go press proceed insist persist start restart close accept sign rerun re-run retry click promote',
  ),
)

/** Signs that something should not be gone on with. */
export const warningSigns = new Set(
  words(`fail error warning alert red check advice tell failing concern runbook rule policy know objection say test broken
  alarm advise warn ask instruct freeze ticket reviewer`),
)

/** Verbs that take something away or off, by hand. */
export const takesAway = new Set(
  words(`delete drop wipe truncate erase remove reboot restart cut pull unplug kill overwrite destroy shut terminate disconnect
  format stop replace reimage purge detach`),
)

/** Verbs whose gerund after "instead of" is what should have been done. */
export const insteadOf = new Set(
  words('check verify test ask follow consult review escalate call tell report investigate read use confirm'),
)

/** What a company does slowly when it is its people that are meant. */
export const companyReplies = new Set(
  words('communicate tell inform notify warn answer respond reply acknowledge admit explain confirm disclose announce'),
)

/** Praise, which with a harm after it is meant the other way. */
export const praise = new Set(
  words(
    'great nice brilliant wonderful fantastic excellent congratulations kudos bravo thanks genius lovely smart clever',
  ),
)
