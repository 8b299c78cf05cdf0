import { words as list } from './words'

/** Words that name people only beside a word that says so; alone they are parts of a system. */
export const onlyBeside: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    master: list('scrum release change build'),
    agent: list('support service call customer vendor sales helpdesk human desk field'),
    member: list('team staff crew board company community faculty family group squad org'),
    hand: list('new remote smart stage'),
    coordinator: list('incident release event project response team recovery'),
    planner: list('release project event capacity shift'),
    dispatcher: list('train bus ambulance flight human shift desk'),
    handler: list('incident call escalation complaint baggage'),
    helper: [],
    maker: list('decision'),
    principal: [],
    observer: list('human'),
    owner: [],
    hire: list('new recent junior latest'),
    individual: list('the an some one this that single any no responsible'),
    contributor: list('a an the some external new one this first open-source outside'),
    operative: list('the an field our shift'),
    unit: list('business'),
    worker: list(
      'construction site utility maintenance shift warehouse field support street city contract temp dc datacenter human',
    ),
    rotation: list('on-call oncall support pager our'),
    board: list('advisory review change the management editorial'),
    bank: list('the our a british spanish central'),
    authority: list('port transit regional federal local'),
    desk: list('service help support trading front reception'),
    guild: list('the frontend backend our'),
    tech: list(
      'a the our field remote datacenter data-center site lab support duty one that junior senior on-site onsite this',
    ),
    lead: list(
      'the a our one team tech technical engineering the project release incident our shift his her their product squad design communication communications comms',
    ),
    junior: list('a the our this that some one'),
    senior: list('a the our this that some one'),
    infrastructure: [],
    carrier: list('our the'),
    office: list('back front project regional program programme the our'),
    agency: list('the our an external design'),
    institution: [],
  }),
)

/** Modifiers that turn a person or a group into a thing. */
export const thingsBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    manager: new Set(
      list(`package task cluster resource session secret secrets queue process window state device memory cache file password lock storage
    traffic node pod boot transaction connection key network policy event job configuration config data volume cert-manager alert
    content tag lifecycle certificate update power display virtual database endpoint`),
    ),
    operator: new Set(
      list(`kubernetes k8s postgres postgresql prometheus strimzi kafka redis cluster helm argo elastic mysql etcd cert-manager
    database crunchy zalando rabbitmq comparison ternary logical binary boolean airflow custom in-cluster`),
    ),
    responder: new Set(list('ocsp ssh http mdns auto')),
    group: new Set(
      list(`consumer autoscaling auto-scaling scaling node target instance instances resource log thread volume raid replication availability
    dead dead-letter subnet parameter placement control process capture worker server shard raft user age asg`),
    ),
    bank: new Set(list('memory power battery capacitor')),
    groups: new Set(['security']),
    reviewer: new Set(list('bot automated ai auto')),
    director: new Set(list('traffic active')),
    pilot: new Set(list('auto')),
    provider: new Set(
      list(
        'identity terraform credential credentials context auth authentication oidc saml storage secret metrics data',
      ),
    ),
    tester: new Set(list('load auto')),
    member: new Set(list('cluster raft replica quorum set group struct class')),
    planner: new Set(list('query')),
    coordinator: new Set(list('transaction query group consumer')),
    unit: new Set(list('systemd power cooling storage processing')),
  }),
)
