import { wordList } from './word-list'

/** What a word may be in its sentence. */
export const tags = [
  'pronoun',
  'determiner',
  'noun',
  'name',
  'verb',
  'be',
  'have',
  'do',
  'modal',
  'negation',
  'adverb',
  'adjective',
  'preposition',
  'to',
  'conjunction',
  'subordinator',
  'wh',
  'number',
  'possessive',
  'opaque',
  'punctuation',
] as const

export type Tag = (typeof tags)[number]

const lists: Partial<Record<Tag, ReadonlySet<string>>> = {
  pronoun: wordList(`
    anybody anyone anything everybody everyone everything he hers herself him himself i it itself me mine myself
    no-one nobody none noone nothing ours ourselves she somebody someone something theirs them themselves they us
    we whoever y'all ya you yours yourself
  `),
  determiner: wordList(`
    a all an another any both each either every few half her his its many most much my neither no our several some
    such that the their these this those whatever your
  `),
  be: wordList(`
    'm 're ain am are be been being is was were
  `),
  have: wordList(`
    've had has have having
  `),
  do: wordList('did do does doing'),
  modal: wordList(`
    'd 'll can could gonna may might must ought shall should will would
  `),
  negation: wordList('never not nt'),
  to: wordList('to'),
  preposition: wordList(`
    about above across against alongside amid among amongst around at behind below besides between beyond by
    concerning despite due during except for from in inside into like near of off on onto outside over past per
    regarding thanks through throughout toward towards under upon versus via with within without
  `),
  subordinator: wordList(`
    after although as because before cause cuz if lest once since so than though till unless until when whenever
    whereas whether while
  `),
  conjunction: wordList('& and but nor or plus then yet'),
  wh: wordList('how what when where which who whom whose why'),
  adverb: wordList(`
    actually afterwards again ahead almost already also altogether always anyway apparently at-all away back
    barely basically beforehand both clearly down earlier else enough even eventually ever far finally first
    hardly hence here however immediately instead just kindly later less likely literally maybe meanwhile more
    much nearly next now obviously often once only otherwise out perhaps please pls pretty quickly quite rarely
    rather really seldom simply somehow sometimes soon sooner still straight subsequently there thereby therefore
    thus today together tomorrow too twice up very well yesterday
  `),
  adjective: wordList(`
    able accountable alert asleep automatic available aware bad basic best better big blue broken busy careful
    clear cold common competent complex correct critical dead decent different drunk due dumb early easy empty
    enough entire external false familiar fast fewer first former free full global good great green guilty hard
    high hot huge human important incorrect internal junior last late lazy less little live local long low main
    major manual minor more multiple naive negligent new obvious old open ops-side other own poor possible
    previous primary private prudent public quick ready real reckless red remote responsible right safe same sane
    second secondary senior severe short silly simple single sloppy slow small stale strong stupid sure technical
    third tiny tired true unable unaware unclear unfamiliar unsafe vigilant wary weak whole worse worst wrong
    yellow
  `),
}

/** Words of classes that take no new members. */
export const closed: ReadonlyMap<string, Tag> = new Map(
  Object.entries(lists).flatMap(([tag, list]) => [...list].map((word) => [word, tag as Tag] as const)),
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
export const notAdverbs = wordList(`
  ally anomaly apply assembly billy bully butterfly comply costly daily deadly early elderly emily family firefly
  fly friendly holly hourly imply italy jelly july kelly likely lily lonely molly monthly multiply nightly orderly
  polly rally rely reply sally supply tally timely ugly weekly
`)

/** Nouns in -able, -ive and the like. */
export const nounsAnyway = wordList(`
  agreement alternative archive cable comment deliverable department deployment detective directive document drive
  element environment executable executive hive incentive initiative live management moment narrative native
  negative objective operative payment perspective positive principal relative representative requirement segment
  stable statement syllable table timetable variable vegetable
`)

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
export const tools = wordList(`
  africa airflow alertmanager america android ansible api april argo argocd asia august aurora aws bazel berlin bgp
  bigquery cargo cassandra cd cdn celery centos chef chrome ci cloudfront cloudwatch confluence consul cpu cron css
  debian december disk django dns docker dublin dynamodb elasticsearch english envoy etcd europe fargate february
  firefox flink frankfurt friday git gradle grafana gunicorn hadoop haproxy helm html http https ios istio january
  java jenkins jira json july june k8s kafka kibana kubelet kubernetes lambda linux logstash london march mariadb
  maven may memcached monday mongodb mumbai mysql nfs nginx node nomad november npm october ohio oregon ospf p1 p2
  p3 packer paris patroni pgbouncer pip postgres postgresql prometheus puma puppet python rabbitmq rails ram redis
  redshift resque route53 safari salt saturday sentry september sev1 sev2 sev3 sidekiq singapore snowflake spark
  splunk spring sql ssl sunday sydney systemd tcp terraform thursday tls tokyo tuesday ubuntu udp unicorn utc
  vagrant varnish vault virginia vpn wal wednesday windows xml yaml zookeeper
`)
