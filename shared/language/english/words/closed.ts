import { words } from './words'

/** What a word is in its sentence. */
export type Tag =
  | 'pronoun'
  | 'determiner'
  | 'noun'
  | 'name'
  | 'verb'
  | 'be'
  | 'have'
  | 'do'
  | 'modal'
  | 'negation'
  | 'adverb'
  | 'adjective'
  | 'preposition'
  | 'to'
  | 'conjunction'
  | 'subordinator'
  | 'wh'
  | 'number'
  | 'possessive'
  | 'opaque'
  | 'punctuation'

const lists: Partial<Record<Tag, string>> = {
  pronoun: `i we you he she they it someone somebody anyone anybody everyone everybody nobody no-one noone none nothing
    something everything anything us them him me myself yourself himself herself itself ourselves themselves whoever
    ya y'all theirs ours mine yours hers`,
  determiner: `the a an this that these those my our your his her its their no some any every each all both either
    neither another such many much several few most half whatever`,
  be: "am is are was were be been being 're 'm ain",
  have: "have has had having 've",
  do: 'do does did doing',
  modal: "can could may might must shall should will would ought gonna 'll 'd",
  negation: 'not never nt',
  to: 'to',
  preposition: `of in on at by for from with without into onto over under during between among amongst through throughout
    against about via per within across behind beyond despite toward towards upon near like except inside outside due
    amid alongside versus regarding concerning thanks off besides above below around past`,
  subordinator: `because if when while although though unless whereas whenever lest whether cause cuz since until till after
    before as than once so`,
  conjunction: 'and or but nor yet & then plus',
  wh: 'who whom whose what which when where why how',
  adverb: `also already always even ever just still again often soon too very really only almost quite rather somehow
    apparently maybe perhaps later instead meanwhile however therefore thus here there now yesterday today tomorrow
    together twice far away back down up out basically literally clearly obviously simply actually hardly barely
    sooner earlier next first anyway altogether straight ahead pretty enough well much more less once nearly hence else
    otherwise sometimes at-all afterwards beforehand thereby likely please pls kindly almost seldom rarely both
    subsequently eventually finally quickly immediately`,
  adjective: `new old big small high low long short early late good better best bad worse worst poor wrong right own other same
    different last previous former first second third main primary secondary whole entire full empty open
    local remote global public private internal external technical human manual automatic clear obvious simple complex
    possible able unable unaware aware unfamiliar familiar responsible available important critical major minor severe
    slow fast quick lazy sloppy dumb stupid naive careful junior senior correct incorrect broken stale busy tired
    sure ready true false real single multiple more less fewer enough safe unsafe dead live hot cold ops-side due free red green
    yellow blue guilty late silly hard easy little great huge tiny strong weak unclear wary accountable basic common
    vigilant prudent alert drunk asleep decent competent sane reckless negligent`,
}

/** Words of classes that take no new members. */
export const closed: ReadonlyMap<string, Tag> = new Map(
  Object.entries(lists).flatMap(([tag, list]) => words(list).map((word) => [word, tag as Tag] as const)),
)

/** Ends of words that are adjectives, adverbs or nouns whatever stands around them. */
export const endings: readonly (readonly [string, Tag])[] = [
  ['ously', 'adverb'],
  ['ful', 'adjective'],
  ['ous', 'adjective'],
  ['less', 'adjective'],
  ['able', 'adjective'],
  ['ible', 'adjective'],
  ['ive', 'adjective'],
  ['ical', 'adjective'],
  ['tion', 'noun'],
  ['ness', 'noun'],
  ['ment', 'noun'],
]

/** Words in -ly that are no adverbs. */
export const notAdverbs = new Set(
  words(`reply apply supply rely family early daily weekly monthly hourly nightly friendly comply assembly anomaly fly ally july
  italy emily kelly molly sally lily billy multiply imply holly polly likely costly timely lonely ugly jelly bully rally
  tally firefly butterfly deadly elderly orderly`),
)

/** Nouns in -able, -ive and the like. */
export const nounsAnyway = new Set(
  words(`table variable cable archive drive hive live directive executive objective relative incentive initiative
  perspective detective native stable timetable executable deliverable moment element document comment department
  deployment environment statement segment payment requirement agreement management principal vegetable syllable
  representative alternative operative negative positive narrative`),
)

/** Spellings of contractions typed without their apostrophe, and how they come apart. */
export const runTogether: ReadonlyMap<string, readonly [string, string]> = new Map(
  Object.entries({
    didnt: ['did', 'not'],
    dont: ['do', 'not'],
    doesnt: ['does', 'not'],
    wasnt: ['was', 'not'],
    werent: ['were', 'not'],
    isnt: ['is', 'not'],
    arent: ['are', 'not'],
    hasnt: ['has', 'not'],
    havent: ['have', 'not'],
    hadnt: ['had', 'not'],
    cant: ['can', 'not'],
    cannot: ['can', 'not'],
    couldnt: ['could', 'not'],
    shouldnt: ['should', 'not'],
    wouldnt: ['would', 'not'],
    wont: ['will', 'not'],
    mustnt: ['must', 'not'],
    shoulda: ['should', 'have'],
    coulda: ['could', 'have'],
    woulda: ['would', 'have'],
    mighta: ['might', 'have'],
    shouldve: ['should', 'have'],
    couldve: ['could', 'have'],
    wouldve: ['would', 'have'],
    mightve: ['might', 'have'],
    shouldof: ['should', 'have'],
    thats: ['that', 'is'],
    whats: ['what', 'is'],
    theres: ['there', 'is'],
    theyre: ['they', 'are'],
    youre: ['you', 'are'],
    weve: ['we', 'have'],
    theyve: ['they', 'have'],
    youve: ['you', 'have'],
    whos: ['who', 'is'],
    im: ['i', 'am'],
    ive: ['i', 'have'],
    hes: ['he', 'is'],
    shes: ['she', 'is'],
    gotta: ['got', 'to'],
    gonna: ['going', 'to'],
  }),
)

/** What the second half of a contraction says. */
export const clitics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "n't": 'not',
    "'ve": 'have',
    "'re": 'are',
    "'ll": 'will',
    "'m": 'am',
    "'d": "'d",
    "'s": "'s",
  }),
)

/** Products and tools whose names are written with a capital and are never people. */
export const tools = new Set(
  words(`kubernetes k8s terraform redis kafka postgres postgresql mysql mariadb mongodb cassandra jenkins argo argocd helm
  docker nginx haproxy envoy istio consul vault nomad etcd zookeeper rabbitmq celery sidekiq resque puma unicorn gunicorn kubelet django rails spring java python node
  prometheus grafana alertmanager sentry splunk kibana elasticsearch logstash jira confluence linux windows ubuntu debian
  centos ansible puppet chef salt vagrant packer varnish memcached hadoop spark flink airflow snowflake bigquery redshift
  dynamodb aurora lambda fargate cloudfront route53 cloudwatch dns ssl tls http https tcp udp bgp ospf api cdn cpu
  ram disk ci cd git chrome firefox safari android ios bazel gradle maven npm pip cargo monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december utc
  europe asia africa america london paris berlin tokyo frankfurt dublin virginia oregon ohio singapore sydney mumbai
  english sev1 sev2 sev3 p1 p2 p3 patroni pgbouncer systemd cron vpn wal nfs sql json yaml xml html css aws`),
)
