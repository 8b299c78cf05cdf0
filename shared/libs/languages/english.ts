import type { DocumentWords, Language } from './language'

export const english: Language = {
  dates: {
    months: [
      /jan(?:uary)?/,
      /feb(?:ruary)?/,
      /mar(?:ch)?/,
      /apr(?:il)?/,
      /may/,
      /june?/,
      /july?/,
      /aug(?:ust)?/,
      /sept?(?:ember)?/,
      /oct(?:ober)?/,
      /nov(?:ember)?/,
      /dec(?:ember)?/,
    ],
    weekdays: [
      /sun(?:day)?/,
      /mon(?:day)?/,
      /tues?(?:day)?/,
      /wed(?:s|nesday)?/,
      /thu(?:r|rs|rsday)?/,
      /fri(?:day)?/,
      /sat(?:urday)?/,
    ],
    isMonthFirst: true,
    ordinal: /st|nd|rd|th/,
    joint: /of/,
    partOfDay: /(?:in the )?(?:early |late |mid-?)?(?:morning|afternoon|evening|night)|at night|overnight/,
    relative: {
      sameDay: /today|(?:the )?same day/,
      dayBefore: /yesterday/,
      dayAfter: /tomorrow|(?:the )?(?:next|following) (?:day|morning)/,
    },
  },
  clocks: {
    am: /a\.?m\b\.?/,
    pm: /p\.?m\b\.?/,
    noon: /noon|midday/,
    midnight: /midnight/,
    unit: /h(?:rs|ours)?\b|o['’]clock\b/,
  },
  times: {
    prepositions: /at|on|from|between|since|starting(?: at)?|by|and|then|as of/,
    dateJoint: /at|on|of/,
    approximately:
      /c|ca|circa|about|around|approx|approximately|approximate|roughly|nearly|est|estimated|shortly after|shortly before|just after|just before|soon after|before|after|sometime (?:around|after|before)|some time (?:around|after|before)|no later than|as early as|(?:(?:late|early) )?(?:night|evening|afternoon|morning) (?:of|on)(?: the)?|late|early|maybe|possibly/,
    approximatelyAfter: /-?ish\b|approx(?:imately|\.)?(?!\w)|or so\b/,
    rangeJoint: /to|til|till|until|through|thru|and/,
    nextDay: /(?:the )?(?:next|following) day/,
    unfinished:
      /at|until|till|to|from|by|between|and|or|around|about|since|the|of|on|in|was|is|than|before|after|approximately|starting|a/,
  },
  zones: {
    nouns: /times?|timestamps?|time ?zones?|tz|clock|all (?:in|events)/,
    fillers:
      'a above all and approximate approximately are as be below clock date dates displayed document event events everything expressed following for format formatted given here hours in incident is it its listed local log mentioned note noted of on otherwise post provided refer reference references report reported represented s shown specified stated tables the their these this time timeline times timestamp timestamps to unless use used uses using we which with zone zones timezone post-mortem postmortem mt hh mm 24h 24-hour',
  },
  kinds: {
    patterns: {
      resolution:
        /\b(?:resolved(?! to\b)|fully (?:restored|recovered)|all[- ]clear|incident (?:closed|over|ends?|ended)|back to normal|service (?:is |was )?restored|closed the incident|recovered|recovery complete)\b/,
      mitigation:
        /\b(?:mitigat\w+|roll(?:ed|ing|s)?[- ]?back|revert\w*|fail(?:ed|ing)[- ]?over|failover|restor(?:ed|ing)|disabled|drain(?:ed|ing)|scal(?:ed|ing) (?:up|out|down)|hotfix\w*|workaround)\b/,
      escalation:
        /\b(?:escalat\w+|paged|paging|pages (?:the|in|out)|pager\w*|pulled in|call(?:ed|s) in|on-?call (?:is|was) (?:called|notified)|war ?room|incident (?:was )?(?:declared|opened|raised)|declared)\b/,
      communication:
        /\b(?:status ?page|tweet\w*|announc\w+|customers? (?:were |are )?(?:notified|informed)|posted|e-?mail\w* (?:sent|to)|communicat\w+|update (?:sent|posted))\b/,
      detection:
        /\b(?:(?<!\b(?:through|acknowledg\w+|silenc\w+|mut\w+|tun\w+|add\w*|clear\w*) (?:\w+ )?)alert\w*|alarm\w*|detect\w*|notic\w+|monitor\w* (?:fires|shows|detects)|report(?:s|ed)\b|complain\w*|first (?:sign|error|report)\w*|fir(?:es|ed)|trigger(?:s|ed))\b/,
      diagnosis:
        /\b(?:investigat\w+|identif\w+|diagnos\w+|root cause|found|discover\w*|confirm\w*|suspect\w*|realis\w+|realiz\w+|trac(?:ed|ing) (?:it|to)|look(?:ed|ing|s) (?:at|into)|debugg\w+|determin\w+)\b/,
      decision: /\b(?:decid\w+|decision|agreed? to|chose|opted?)\b/,
      action:
        /\b(?:deploy\w*|releas\w+|merg\w+|restart\w*|reboot\w*|(?<!\b(?:errors?|failures?|timeouts?|alerts?|requests?|latency|load|lag|traffic|outage|impact|incident) (?:\w+ )?)start(?:s|ed|ing)?(?! (?:to|failing|returning|seeing)\b)|(?:stopp?|increas)(?:e?s|ed|ing)? (?:the|an?|our|all)|(?:is|are|was|were|been|be) (?:stopped|increased)|delet\w+|remov\w+|creat\w+|chang\w+|upgrad\w+|appl(?:y|ied|ies)|r[au]n(?:s|ning)?(?! (?:out|into|low|dry|hot|slow\w*|behind|full)\b)|push\w*|fix\w*|migrat\w+|enabl\w+|rebuil\w+|(?<!\boom[- ])kill(?:s|ed|ing)?)\b/,
    },
    negation: /\b(?:not|never|no|nothing|nobody|cannot|without|\w+n['’]t)(?: \w+)? $/,
    names: {
      detected: 'detection',
      alert: 'detection',
      diagnosed: 'diagnosis',
      investigating: 'diagnosis',
      investigation: 'diagnosis',
      identified: 'diagnosis',
      decided: 'decision',
      change: 'action',
      deploy: 'action',
      deployment: 'action',
      update: 'communication',
      comms: 'communication',
      escalated: 'escalation',
      mitigated: 'mitigation',
      mitigating: 'mitigation',
      resolved: 'resolution',
      recovery: 'resolution',
    },
  },
}

export const englishDocuments: DocumentWords = {
  timeParts: {
    year: /^(?:year|yyyy)$/,
    month: /^(?:month|mm)$/,
    day: /^(?:day|dd|date|day of month)$/,
    hour: /^(?:hours?|hh)$/,
    minute: /^(?:minutes?|min)$/,
    second: /^(?:seconds?|sec)$/,
  },
  columns: {
    key: /^(?:(?:\w+ )?(?:id|key|nr|no\.?|number|num|#)|permalink|url|links?)$/,
    due: /^(?:due(?: date| by| on)?|by when|deadline|eta|target(?: date)?|completed(?: on)?|resolution date)$/,
    elapsed: /^(?:elapsed|t ?[+±]|time (?:since|elapsed)|offset|relative(?: time)?)(?![a-z])/,
    duration: /^(?:duration|delta|time (?:to|spent)|(?:seconds|minutes|hours)(?: to .*)?$)/,
    end: /^(?:end|ended|ends|end ?(?:time|at|ed at)|ends ?at|finish(?:ed)?|until|to|time ?end|stop|(?:date )?(?:resolved|closed|solved|recovered|restored|cleared|finished|ended)(?: ?(?:at|on|date|time))?)$/,
    zone: /^(?:time ?zone|tz|zone)$/,
    date: /^(?:date|day)$/,
    time: /^(?:(?:approx\.?|approximate|event|log|local|start(?:ing)?|created|occurred|incident|alert|message|posted|utc|reported|triggered|opened|raised|logged|requested) )*(?:date ?[/&+,-]? ?(?:and )?times?|time ?stamps?|times?(?: of event)?|when|at|hours?|clock|datetime|ts|start(?:ed|s)?(?: ?at)?|begin|began|(?:created|opened|occurred|reported|requested|raised|triggered|logged|published)(?: ?(?:at|on|date|time))?|@timestamp|_time|startsat|createdat|sent|sent at|date (?:created|opened|reported|raised)|(?!updated|modified|changed|viewed|completed)\w+ed (?:at|on))(?: (?:in )?(?:utc|gmt|[pmce][sd]?t|c?e[st]t|bst|ist|local|jst|aes?t))?$|^(?:time )?(?:utc|gmt|[pmce][sd]?t|c?e[st]t|bst|ist|local|jst|aes?t)(?: time)?$/,
    who: /^(?:who|actors?|person|people|user(?: ?name)?|author|by|owner|responders?|name|from|reporter|engineer|agent|assignee|sender|real name|participant|responsible|team member|(?:event |action )?(?!updated|modified|changed|viewed|resolved|closed)\w+ed by|(?:incident )?(?:lead|commander)|operators?|analysts?|technicians?|on duty|(?:done|run|taken|seen|written|made|sent|found|carried out) by|on[- ]?call|creator|requester(?: name)?|submitter|caller|assigned(?: (?:to|user ?names?))?|assignee name)$/,
    kind: /^(?:kind|type|category|phase|stage|event ?type|class)$/,
    attribute:
      /^(?:attachments|reactions|urgency|priority|severity|status|state|resolution|labels?|tags?|components?|service(?: (?:id|name))?|escalation policy(?: (?:id|name))?|(?:assignment )?group|queue|impact|alias|source|count|snoozed|acknowledged|acknowledge count|is ?seen|auto resolved|watch(?:es|ers)|votes|project(?: .*)?|sprint|(?:fix|affects) versions?|environment|organi[sz]ation|brand|via|satisfaction|parent(?: .*)?|security level|issue type|(?:\w+ )?seconds .*|.* (?:seconds|minutes)|(?:last |sys )?(?:updated|modified|viewed|changed|occurred)(?: ?(?:at|on|by|date))?|last (?:\w+ )?at)$/,
    text: /^(?:events?|(?:short |brief )?descriptions?|(?:work|close) notes|what(?: happened)?|details?|actions?(?: taken)?|messages?|text|notes?|comments?|summary|activity|entry|entries|log(?: entry)?|content|body|updates?|milestone|happening|observation|subject|title)\b/,
  },
  sections: {
    chronology:
      /\btime ?-?lines?\b|\bchronolog|(?:sequence|course|series|chain|flow) of events|play[- ]by[- ]play|(?:incident|event|detailed|activity|chat|slack|irc|communications?|response) logs?\b|\blog of (?:events|the)|^(?:key |main |major )?events\b|^log$|^history$|minute[- ]by[- ]minute|^what happened,? (?:and )?when|incident (?:progress|notes|history)|^(?:raw )?(?:chat|slack|irc) (?:transcript|log|copy)|blow[- ]by[- ]blow|order of events|^timetable$|\btranscript\b/,
    lucky: /\b(?:un)?luck(?:y|ily)?\b|fortunate|\bnear[- ]miss/,
    wentWell:
      /(?:went|worked|did|go(?:es|ing)?|do) (?:really |very |right|well)|what went right|^what worked$|^(?:the )?good(?: (?:things|parts|stuff))?$|^positives?$|^successes$|worked as (?:expected|intended)|^what (?:was|were) good/,
    wentPoorly:
      /(?:went|did) (?:poor|wrong|bad|less|not)(?!,? and why)|go(?:ne|es|ing)? (?:poor|wrong|bad|better|less)|(?:\bnot|n['’]t|\b(?:did|do|does|was|were|could|has|have)nt|never) (?:\w+ )?(?:go|gone|going|went|work)|(?:n['’]t|\bnot) (?:so |as |very |that )(?:well|good|great)|(?<!^what (?:can|will|should|must) (?:we|be) (?:do|done) )to improve|(?:could|can|should|might) (?:have |we |be )*(?:been |gone |done? |improve|better)|do(?:ne)? better|^(?:the )?bad(?: (?:things|parts))?$|^(?:the )?ugly$|should (?:\w+ )?have (?:been )?(?:done|prevented|caught|detected|stopped|noticed)|^challenges\b|needs? improvement|(?:areas?|room|opportunit(?:y|ies)) (?:for|of|to) improve|^negatives?$|what (?:was|made it) (?:difficult|hard)|what (?:failed|hurt)|^difficulties|^problems\b|^weaknesses|pain ?points/,
    problem: /^(?:the )?(?:problem|issue)(?: (?:statement|description))?$/,
    followUps:
      /(?<!\b(?:user|customer|attacker|recovery|response|responder)(?:['’]s)? )\baction(?:s|ables?)?\b(?! (?:was |were )?(?:already )?(?:taken|performed)\b)|follow[- ]?ups?\b|next steps|remediations?\b(?! (?:actions?|steps?) (?:taken|performed)\b)|correct(?:ive|ion)\b|prevent(?:ion|ive|ative|ing|s)?\b|^improvements?|to-?dos?\b|\bto do(?: items?| lists?| next)?$|what (?:we(?:['’]re| are| will| plan)|(?:are|will) we) |^what (?:can|will|should|must) (?:we|be) (?:do|done) to |future (?:work|plans|steps|improvements?|mitigation)|recommendations?|^tasks?\b(?! \d)|work items|^tickets?$|moving forward|going forward|^what['’]?s next|^what (?:we|i)(?:['’]ll)?(?: will)? (?:do|change|improve|fix) (?:next|now|about (?:it|this))|process(?:es)? improvements?|counter[- ]?measures|^planned |^remaining work|less likely|how (?:are we|we are|we['’]re|will we|we will)\b/,
    rootCause:
      /root[- ]?causes?|^causes?\b|\bcauses?$|contributing|^why (?:did|it|was|were)\b|cause analysis|underlying (?:cause|problem|issue)|^rca$|made it possible|went wrong,? and why|^what caused|^reasons? for (?:the )?(?:outage|incident|failure|downtime)/,
    effects: /\bimpact|\baffected|blast radius|^damages?$|customer experience|^scope$|^effects?$|consequences/,
    summary:
      /\bsummary\b|^overview|^abstract|tl;? ?dr|synopsis|^(?:incident |short |brief )?description$|at a glance|^introduction$|^executive\b/,
    lessons: /lessons?|learn(?:ed|ings?|t)?\b|retrospective|takeaways|reflections?|^analysis$/,
    narrative:
      /what happened|caught earlier|^details?$|^incident(?: details?| description)?$|narrative|^the (?:incident|outage|story)|resolution|recovery|detection|respon(?:se|d)|investigation|^diagnos|background|mitigation|notes/,
    other:
      /^(?:references?|appendi(?:x|ces)|glossary|acknowledge?ments?|conclusions?|supporting (?:information|material|documents?|data)|(?:related )?links(?: to .*)?|related (?:incidents?|issues|documents?|items?|work)|further reading|attachments?|participants|attendees|authors?|people(?: involved)?|scorecard|guidelines|metadata|open questions|how many .*|how can (?:our|customers) .*|how can we (?!.*(?:prevent|avoid|detect|earlier|sooner|again|better|improve)).*|(?:the |our )?(?:(?:immediate|initial|emergency|urgent|temporary) )?(?:remediation|mitigation|recovery|response|resolution|restoration|repair)[ -](?:actions?|steps?|measures?) (?:we |that were |already |were )*(?:took|taken|performed|executed|applied|completed))$/,
    meeting: /^(?:the )?meeting$/,
    probableCause: /^(?!.*\b(?:cause|contributing)).*\b(?:triggers?|fault)\b|\b(?:5|five)[ -]whys?\b|^whys?$/,
    mixed: /\bwell\b.*\b(?:n['’]?t|not|poorly|wrong|badly|better|improve\w*)\b/,
  },
  headings: {
    wentPoorly:
      /^(?:the |our )?(?:gaps?|mistakes|shortcomings|obstacles|blockers|frustrations|complications|minuses|cons|deltas?)(?: (?:identified|found|made|exposed|revealed|encountered))?$|^\w+ gaps(?: (?:identified|found|exposed|revealed))?$|missed opportunit|^what (?:slowed|delayed|hindered|surprised|blocked|confused) (?:us|things|the)\b|^what made (?:this|it|things) worse|^what did(?:n['’]?t| not)$|^what (?:was|were) (?:missing|confusing|lacking)|^what (?:did )?we (?:got wrong|get wrong|miss(?:ed)?|lack(?:ed)?)$|^where (?:did )?we (?:struggled?|failed|fell short|fall short|lost time)|^even better if|^less well|^stumbling blocks|^what did we do badly|^opportunities$|^process failures$/,
    wentWell:
      /^(?:plus(?:es)?|pros|strengths|wins|bright spots)$|^what (?:really )?(?:helped|saved us|worked in our favo)|^what (?:limited|reduced|contained) (?:the )?damage|^what (?:did )?we (?:got|get) right/,
    followUps:
      /^(?:(?:additional|further|new|planned|proposed|suggested|recommended|long(?:er)?[- ]term|permanent|future|pending|outstanding|remaining|process|reliability|resilience|monitoring|alerting|detection|tooling|testing|engineering) )+(?:safeguards?|hardening|fix(?:es)?|solutions?|mitigations?|improvements?|changes|measures|work|items|enhancements?)$|^(?:mitigations?|fixes|changes|plans?) for the future$|^(?:safeguards|hardening|fixes|(?:our )?commitments|measures|enhancements|repair items|backlog items|open items|(?:the|our) plan|deliverables|jira (?:tickets|issues)|(?:issues|tickets) (?:created|filed|opened|raised)|capa|to be done|future[- ]proofing|ideas for improvements?)$|^changes (?:we are making|we['’]re making|to (?:our|the|be|process(?:es)?)\b)|^steps we(?: are|['’]re) taking|never again|not happen again|n['’]t happen again|never happens again|avoid(?:ing)? (?:this|it|recurrence|a repeat|similar)|^how (?:can|could|might|should|do|to|it can|it could|this can|this could) .*(?:early|earlier|sooner|faster)|^where (?:do )?we go from here|^what (?:comes|happens) next|(?:way|path|road) (?:forward|ahead)|^looking (?:ahead|forward)|^what (?:needs|has) to (?:change|be done)|^what we(?: have|['’]ve) done since|^work to be done|(?:do|done|doing) differently/,
    probableCause:
      /^(?:the )?(?:bug|culprit|reasons?|origin|explanation)$|^reasons? (?:for|of) (?:the )?(?:outage|incident|failure|downtime|problem|issue)|^technical explanation|^causal (?:chain|analysis)|^(?:source|origin) of (?:the )?(?:problem|issue|incident|outage|failure)|^how (?:did )?(?:this|it|that) happen(?:ed)?|^how (?:could|was) (?:this|it|that) (?:happen|possible)|^why (?:this|it|that) (?:happened|occurred|failed|broke)|^failure (?:analysis|modes?)$|^analysis of (?:the )?(?:failure|outage|incident|problem)|^what broke|^where it broke|^latent conditions/,
    effects:
      /^(?:(?:user|customer|client)[- ](?:visible|facing) |observed |main )?symptoms$|^extent\b|^damage (?:assessment|report)|^(?:user|customer) experience$|^what (?:did )?(?:our |the )?(?:users|customers|clients|people|visitors|you) (?:experienced?|noticed?)|^effects? on\b|^fallout$|^(?:data )?loss(?:es)?$|^what (?:does )?(?:this|it) means? (?:for|to) (?:you|our|customers|users)|^how (?:does )?this affects?|^how (?:bad|severe|serious) was|^outage scope$/,
    summary:
      /^in (?:short|brief|a nutshell|a few words)$|^brief$|^(?:the )?short version|^(?:outline|intro|key facts|bottom line|recap)$|^what you need to know|^(?:brief|high[- ]level|quick|general|short) (?:overview|recap|description|intro(?:duction)?)$|^(?:event|issue|outage|problem) (?:overview|recap|description)$|^description of (?:the |an )?(?:incident|event|outage|problem|issue)/,
  },
  actions: {
    columns: {
      unused:
        /^(?:#|id|no\.?|nr\.?|number|causes?|type|category|class|kind|area|created|sprint|effect|(?:later|dropped) because|did it work\??|outcome|(?:started|done) on)$/,
      criterion:
        /^(?:done when|criteri(?:on|a)|(?:acceptance|success|exit) criteri(?:on|a)|definition of done|verification)$/,
      priority: /^(?:prio(?:rity)?|severity|urgency|p)$/,
      effort: /^(?:effort|size|estimate|cost)$/,
      status: /^(?:status|state|progress|done\??|complete[d]?\??)$/,
      ticket:
        /^(?:(?:tracking|related|jira|github|gitlab|linear|tracker|work item)? ?(?:tickets?|issues?|bugs?|links?|prs?|mrs?|pull requests?|references?|refs?|url|jira|tracking|task id|issue ?#|ticket ?#|bug ?#)(?: ?(?:numbers?|links?|ids?|\/ ?prs?))?|tracked (?:in|by)|tracker)$/,
      due: /^(?:due(?: ?date| by| on)?|deadline|when|by when|date|eta|target(?: date)?|expected(?: date)?|timeframe|timeline|completion date)$/,
      owner:
        /^(?:(?:action |task )?owners?(?:\(s\))?(?: ?\/ ?(?:team|dri))?|assign(?:ee|ed)s?(?: to)?|who|responsible(?: (?:team|person|party))?|dri|lead|person|team|by whom|champion|point of contact|poc)$/,
      text: /action|task|item|description|what|todo|title|summary|improvement|follow|measure|recommendation/,
    },
    owner: /owner|assign(?:ee|ed to)|DRI|responsible/,
    due: /due(?: date| by| on)?|deadline|eta|by/,
    states: {
      open: /^(?:open|to[- ]?do|not (?:started|done|yet)|new|planned|backlog|proposed|pending|scheduled|no)(?![a-z])/,
      'in progress':
        /^(?:in[ -]progress|started|doing|ongoing|on-going|wip|in review|in development|under ?way|partial(?:ly)?|being )/,
      done: /^(?:done|complete[d]?|closed|finished|fixed|merged|shipped|deployed|released|implemented|resolved|live|yes|x)(?![a-z])/,
      dropped:
        /^(?:dropped|cancell?ed|won['’]?t (?:do|fix)|wontfix|declined|rejected|abandoned|not planned|obsolete)\b/,
    },
  },
  labels: {
    date: /(?:(?:incident|outage|event|start)[ -])?(?:date(?:\/time)?|date of (?:the )?(?:incident|outage|event)|date and time|when|start(?:ed)?(?: time| date)?(?: at)?|began|occurred(?: on)?|time|duration|incident window)/,
    written:
      /(?:last )?(?:updated|modified|edited|reviewed)(?: (?:on|at))?|(?:document )?(?:created|written|generated|published|exported|printed|prepared|report date)(?: (?:on|at))?/,
    status:
      /Resolved|Completed|Monitoring|Identified|Investigating|Updated?|Postmortem|Post-mortem|In[ -]progress|Verifying|Scheduled|Mitigated|Recovering|Recovered|Fixed|Observing|Degraded|Maintenance|Issue(?=\s*$)/,
    prompt:
      /(?:please|briefly|shortly|in one or two sentences,?)?\s?(?:describe|explain|list|provide|summari[sz]e|write|give|include|add (?:any|a|an|the|your|details|links|more|other|here)|fill|insert|enter|outline|identify|specify|replace|remove|delete|copy|paste|answer|think about|consider|try to|try not|be (?:specific|honest|blameless|concise|brief)|use (?:this|the|a|utc|bullet)|keep (?:it|this)|link to|tell|ensure|make sure|remember|document (?:the|any|what|how|all|each|every))|e\.?g\.|for example|example\b|(?:in )?this section|(?:the|this) (?:section|table|template|timeline) (?:should|is|lists|describes|contains|provides)|optional|placeholder|your |(?:a|an) (?:short|brief|concise|high[- ]level|one|detailed|complete|bulleted|chronological|list|summary|description|overview|explanation)\b|one[- ](?:line|sentence|paragraph)|to be (?:filled|completed|determined)|lorem ipsum/,
    examples: /for example|e\.g\./,
    aside: /these are (?:only |just )?(?:sample|example)s?\b/,
    step: /(?:(?:the )?(?:incident|outage|issue|impact|problem|service|failure|event|downtime) )?(?:start(?:ed|s)?|began|begin(?:ning)?|occurred|detected|detection|discovered|reported|acknowledged|identified|mitigated|mitigation|resolved|resolution|restored|recovered|fixed|closed|end(?:ed|s)?)(?: (?:at|on|time|date|date and time|time and date|date\/time))?/,
    regards:
      /(?:(?:with )?(?:kind|best|warm(?:est)?) )?regards|(?:yours )?sincerely|yours (?:truly|faithfully)|thank you for your (?:patience|understanding)/,
    nothing: /n\/?a|tbd|none|todo/,
  },
}
