import { wordList } from './word-list'

/** Words that name people beside nothing. */
const nothing: ReadonlySet<string> = new Set()

/** Words that name people only beside a word that says so; alone they are parts of a system. */
export const onlyBeside: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    care: wordList('customer'),
    resources: wordList('human'),
    success: wordList('client customer partner'),
    temp: wordList('a agency hr our the'),
    buyer: wordList('our'),
    scheduler: wordList('careful crew night shift'),
    head: wordList('department deputy desk'),
    contact: wordList('our their'),
    line: wordList('first second third'),
    control: wordList('air flight maintenance mission network production traffic train yard'),
    county: wordList('the'),
    depot: wordList('our the'),
    lab: wordList('our the'),
    prevention: wordList('loss'),
    broker: wordList('customs freight insurance mortgage our stock'),
    controller: wordList('air approach area control-room duty financial human stock tower traffic train'),
    driver: wordList('bus delivery forklift lorry taxi train tram truck van'),
    guard: wordList('gate night prison security'),
    picker: wordList('order warehouse'),
    setter: wordList('machine tool'),
    steward: wordList('cabin chief flight shop'),
    master: wordList('build change release scrum'),
    agent: wordList('call customer desk field helpdesk human sales service support vendor'),
    member: wordList('board community company crew faculty family group org squad staff team'),
    hand: wordList('new remote smart stage'),
    coordinator: wordList('event incident project recovery release response team'),
    planner: wordList('capacity event project release shift'),
    dispatcher: wordList('ambulance bus desk flight human shift the train'),
    handler: wordList('baggage call complaint escalation ground incident ramp'),
    helper: nothing,
    maker: wordList('decision'),
    principal: nothing,
    observer: wordList('human'),
    owner: nothing,
    hire: wordList('junior latest new recent'),
    individual: wordList('an any no one responsible single some that the this'),
    contributor: wordList('a an external first new one open-source outside some the this'),
    operative: wordList('an field our shift the'),
    unit: wordList('business'),
    worker: wordList(`
  agency care city construction contract datacenter dc field human maintenance night shift shop site street support
  temp utility warehouse
`),
    rotation: wordList('on-call oncall our pager support'),
    board: wordList('advisory change editorial exam executive management our review'),
    bank: wordList('a british central our spanish the'),
    authority: wordList('customs federal local port regional transit'),
    guild: wordList('backend frontend our the'),
    tech: wordList(`
  a data-center datacenter duty field junior lab on-site one onsite our remote senior site support that the this
`),
    lead: wordList(`
  a comms communication communications design engineering her his incident one our product project release shift
  squad team tech technical the their
`),
    junior: wordList('a one our some that the this'),
    senior: wordList('a one our some that the this'),
    infrastructure: nothing,
    carrier: wordList('our the'),
    office: wordList('admissions back front our permit program programme project records regional registrar the'),
    agency: wordList('an design external our the'),
    institution: nothing,
  }),
)

/** Modifiers that turn a person or a group into a thing. */
export const thingsBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    manager: wordList(`
  alert boot cache cert-manager certificate cluster config configuration connection content data database device
  display endpoint event file job key lifecycle lock memory network node package password pod policy power process
  queue resource secret secrets session state storage tag task traffic transaction update virtual volume window
`),
    operator: wordList(`
  airflow argo binary boolean cert-manager cluster comparison crunchy custom database elastic etcd helm in-cluster
  k8s kafka kubernetes logical mysql postgres postgresql prometheus rabbitmq redis strimzi ternary zalando
`),
    responder: wordList('auto http mdns ocsp ssh'),
    group: wordList(`
  age asg auto-scaling autoscaling availability capture consumer control dead dead-letter instance instances log
  node parameter placement process raft raid replication resource scaling server shard subnet target thread user
  volume worker
`),
    bank: wordList('battery capacitor memory power'),
    groups: wordList('security'),
    reviewer: wordList('ai auto automated bot'),
    director: wordList('active traffic'),
    pilot: wordList('auto'),
    provider: wordList(`
  auth authentication context credential credentials data identity metrics oidc saml secret storage terraform
`),
    tester: wordList('auto load'),
    member: wordList('class cluster group quorum raft replica set struct'),
    planner: wordList('query'),
    coordinator: wordList('consumer group query transaction'),
    unit: wordList('cooling power processing storage systemd'),
  }),
)
