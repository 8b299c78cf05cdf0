import type { DocumentWords, Language } from './language'

export const portuguese: Language = {
  dates: {
    months: [
      /janeiro/,
      /fev(?:ereiro)?/,
      /março/,
      /abril/,
      /maio/,
      /junho/,
      /julho/,
      /agosto/,
      /setembro|set(?=[/-]|\.?,? (?:de )?\d{4})/,
      /outubro|out(?=[/-]|\.?,? (?:de )?\d{4})/,
      /novembro/,
      /dezembro/,
    ],
    weekdays: [
      /domingo/,
      /segunda(?:-feira|(?=,? \d))/,
      /terça(?:-feira|(?=,? \d))/,
      /quarta(?:-feira|(?=,? \d))/,
      /quinta(?:-feira|(?=,? \d))/,
      /sexta(?:-feira|(?=,? \d))/,
      /sábado/,
    ],
    joint: /do/,
    partOfDay: /(?:pela |de |da |à )?(?:madrugada|manhã|tarde|noite)/,
    relative: {
      sameDay: /hoje|(?:no )?mesmo dia/,
      dayBefore: /ontem|(?:no )?dia anterior/,
      dayAfter: /amanhã|(?:no )?dia seguinte|(?:na )?manhã seguinte/,
    },
  },
  clocks: {
    am: /da (?:manhã|madrugada)\b/,
    pm: /da (?:tarde|noite)\b/,
    noon: /meio[- ]dia/,
    midnight: /meia[- ]noite/,
    forms: [
      /(?<=\b(?:às|as|das|por volta das?|até) )(?<hour>\d{1,2}) ?h(?:oras?)?(?!\w)/,
      /(?<hour>\d{1,2})(?: ?h)?(?= (?:e|às|até|a) (?:as |às )?\d{1,2} ?h)/,
    ],
  },
  times: {
    prepositions:
      /às|as|a partir d[ae]s?|desde(?: as)?|entre(?: as)?|das?|e(?: às)?|em|(?:no )?dia|depois(?: às)?|até(?: as| às)?/,
    dateJoint: /às|as|a partir das/,
    approximately:
      /por volta d[aeo]s?|cerca d[aeo]s?|(?:por )?aproximadamente(?: às)?|(?:um )?(?:pouco |logo |momentos )?(?:antes|depois|após)(?: d?[ao]s?)?|em torno d[aeo]s?|perto d[aeo]s?|mais ou menos(?: às)?|lá pelas|no máximo às|(?:na |pela )?(?:noite|tarde|manhã|madrugada) d[eo](?: dia)?/,
    approximatelyAfter: /mais ou menos\b|aproximadamente\b/,
    rangeJoint: /(?:e|a|até|às)(?: (?:as|às))?/,
    nextDay: /(?:no |do )?dia seguinte/,
    unfinished:
      /às|as|de|com|sem|para|por|que|os|o|da|das|do|dos|e|ou|entre|até|desde|em|no|na|antes|depois|após|um|uma/,
  },
  zones: {
    names: {
      'HORARIO DE BRASILIA': 'America/Sao_Paulo',
      'HORA DE BRASILIA': 'America/Sao_Paulo',
      'HORARIO OFICIAL DE BRASILIA': 'America/Sao_Paulo',
      'HORARIO BRASILEIRO': 'America/Sao_Paulo',
      BRST: '-02:00',
      'HORA DE PORTUGAL': 'Europe/Lisbon',
      'HORA PORTUGUESA': 'Europe/Lisbon',
      'HORA DE PORTUGAL CONTINENTAL': 'Europe/Lisbon',
      'TEMPO UNIVERSAL COORDENADO': 'UTC',
    },
    cities: {
      LISBOA: 'Europe/Lisbon',
      BRASILIA: 'America/Sao_Paulo',
      'NOVA YORK': 'America/New_York',
      PORTUGAL: 'Europe/Lisbon',
    },
    beforeCity: /(?:hora|horários?|horas) (?:são )?(?:local )?d[eoa]/,
    nouns: /horários?|fuso(?: horário)?|tempos?/,
    fillers:
      'todos todas os as são estão está em no na de do da fuso horário horários horas hora indicados indicadas apresentados exibidos expressos locais salvo indicação contrário contrária em deste documento linha tempo eventos abaixo a seguir referem-se ao seguem',
  },
  kinds: {
    patterns: {
      resolution:
        /\b(?:(?:incidente|problema|falha) (?:foi |está )?(?:resolvid[oa]|encerrad[oa]|fechad[oa]|solucionad[oa])|(?:volta|voltou|retorno) (?:ao normal|à normalidade)|normalizad[oa]|serviço (?:foi )?(?:restabelecido|restaurado|normalizado))\b/,
      mitigation:
        /\b(?:revertid[oa]|revertemos|reversão|desativ\w+|desabilit\w+|restaurad[oa]|restauração|mitigad[oa]|contorno|failover para)\b/,
      escalation:
        /\b(?:escalad[oa]|escalonad[oa]|acionad[oa]|acionamos|plantão (?:foi )?(?:acionado|chamado)|sala de (?:guerra|crise)|incidente (?:foi )?declarado)\b/,
      communication:
        /\b(?:página de status|clientes (?:foram )?(?:informados|avisados|notificados)|comunicad[oa]|comunicamos|avisamos|informamos)\b/,
      detection:
        /\b(?:alerta (?:disparad[oa]|de|do|no|recebido)|alarme|detectad[oa]|detectamos|primeir(?:o|a|os|as) (?:erros?|alertas?|reclamaç\w+|relatos?)|reclamaç\w+|relat(?:os|aram|ado)|percebemos|notamos)\b/,
      diagnosis:
        /\b(?:identificad[oa]|identificamos|investigação|investigamos|investigando|encontrad[oa]|encontramos|confirmad[oa]|causa raiz (?:identificada|encontrada)|hipótese|diagnóstico)\b/,
      decision: /\b(?:decidimos|decidido|decidiu-se|decisão de|optamos)\b/,
      action:
        /\b(?:implantação|implantad[oa]|implantamos|reiniciad[oa]|reiniciamos|reinício|aplicad[oa]|aplicamos|removid[oa]|removemos|alterad[oa]|atualizad[oa]|atualizamos|executad[oa]|aumentamos)\b/,
    },
    negation: /\b(?:não|sem|nunca|ninguém|nada|nenhuma?)(?: \w+)? $/,
    names: {
      detecção: 'detection',
      deteção: 'detection',
      diagnóstico: 'diagnosis',
      investigação: 'diagnosis',
      análise: 'diagnosis',
      decisão: 'decision',
      ação: 'action',
      mudança: 'action',
      comunicação: 'communication',
      escalonamento: 'escalation',
      mitigação: 'mitigation',
      resolução: 'resolution',
      recuperação: 'resolution',
    },
  },
}

export const portugueseDocuments: DocumentWords = {
  timeParts: { year: /^ano$/, month: /^mês$/, day: /^dia$/ },
  columns: {
    due: /^(?:prazo|data (?:limite|prevista|alvo)|vencimento|até quando)$/,
    elapsed: /^(?:duração|tempo (?:decorrido)?|decorrido)\b/,
    end: /^(?:fim|término|hora (?:(?:de |do )?fim|final|(?:de )?término)|até)$/,
    zone: /^fuso(?: horário)?$/,
    date: /^(?:data|dia)$/,
    time: /^(?:horários?(?: (?:de início|local|aprox\.?|aproximado|brt|utc|de brasília))?|quando|início|data ?(?:e|[/&,+-]) ?(?:hora|horário)|hora (?:de início|do evento)|criado(?: em)?|enviado(?: em)?|momento)$/,
    who: /^(?:quem|ator|autora?|equipe|equipa|responsável|responsáveis|pessoa|nome|usuário|utilizador|remetente|participante|relator|atribuído a|técnico|analista|operador|(?:(?:criad|executad|realizad|feit|registrad|reportad|detectad|atendid)[oa] )?por(?: quem)?)$/,
    kind: /^(?:tipo|categoria|fase|etapa)$/,
    text: /^(?:eventos?|acontecimento|fato|o que (?:aconteceu|houve|ocorreu)|descrição|detalhes?|ação|ações|mensagem|texto|notas?|comentários?|observação|observações|atividade|conteúdo|assunto|título|resumo|ocorrência)\b/,
  },
  sections: {
    chronology:
      /linha do tempo|linha temporal|sequência d(?:e|os) (?:eventos|fatos)|^(?:os )?fatos$|histórico|registro (?:de|dos|das)|^ações (?:realizadas|tomadas|executadas)|desenrolar/,
    lucky: /\bsorte\b/,
    wentWell:
      /^o que (?:deu|foi|funcionou|correu|fizemos|ocorreu|saiu)(?: (?:muito )?(?:certo|bem|bom))?\??$|^pontos (?:positivos|fortes)|^positivos?$|^acertos|^sucessos|^o que deu certo/,
    wentPoorly:
      /o que (?:não|deu errado|correu mal|foi mal|foi ruim|falhou|pode(?:ria)? (?:ser|ter|melhorar)|podemos melhorar|precisa|saiu errado|fizemos mal)|a melhorar|pontos (?:negativos|fracos|de melhoria|de atenção|a melhorar)|oportunidades de melhoria|^dificuldades|^os problemas\b|^falhas$/,
    problem: /^o problema$/,
    followUps:
      /\bações\b|\bação\b(?! d)|itens de ação|próximos passos|acompanhamento|tarefas|pendências|recomendações|^melhorias|plano de (?:ação|melhoria)|como (?:evitar|prevenir)/,
    rootCause: /^origem|gatilho|fatores (?:contribuintes|que contribuíram)|por que (?:aconteceu|ocorreu|falhou)/,
    effects: /\b(?:escopo|abrangência|consequências|efeitos)\b|\bafetad/,
    summary: /\b(?:resumo|sumário|visão geral|síntese)\b|^descrição/,
    lessons: /lições|aprendemos|aprendizado|aprendizagem|retrospectiva|conclusões|reflexões/,
    narrative:
      /o que (?:aconteceu|houve|ocorreu)|detalhes?$|detecção|deteção|resolução|recuperação|resposta|^o incidente|mitigação|investigação|contexto/,
  },
  headings: {
    wentPoorly:
      /^(?:as |os |nossos )?(?:lacunas|erros|obstáculos|carências)(?: (?:identificad|encontrad)[oa]s)?$|^o que nos (?:atrasou|surpreendeu|faltou)|^oportunidades perdidas/,
    wentWell: /^o que (?:nos )?(?:ajudou|salvou)/,
    followUps:
      /^(?:próximas|futuras) (?:mudanças|alterações)|^o que (?:vamos|estamos|faremos|mudaremos)|para que (?:isso |isto )?não (?:volte|se repita|aconteça)|^salvaguardas|^(?:correções|soluções|solução|correção) (?:definitiv\w*|permanentes?|a longo prazo|planejad\w*|previst\w*)|^compromissos$|^caminho a seguir/,
    probableCause:
      /^explicação técnica|^como (?:isso |isto )?(?:aconteceu|ocorreu|foi possível)|^(?:a )?explicação$|^(?:motivos?|razão|razões)\b|^o (?:erro|bug)$/,
    effects:
      /^sintomas$|^extensão\b|^perdas?(?: de dados)?$|^o que (?:os|nossos) (?:usuários|clientes|utilizadores) (?:viram|notaram|sentiram)|^o que isso significa para/,
    summary: /^em (?:resumo|suma|poucas palavras)$|^introdução$|^o essencial$/,
  },
  actions: {
    columns: {
      owner: /responsáve|dono|atribuíd|^quem|equipe|equipa/,
      due: /prazo|data|quando|vencimento/,
      ticket: /chamado|referência|tarefa no/,
      status: /^(?:situação|andamento|estado)\b/,
      text: /ação|ações|tarefa|medida|descrição|o quê?|melhoria|item|atividade/,
    },
    owner: /responsável|dono|atribuíd[oa] a/,
    due: /prazo|data limite|até(?: o dia)?|vence em/,
    states: {
      open: /^(?:abert[oa]|a fazer|nov[oa]|não iniciad[oa]|planejad[oa]|planead[oa]|por fazer|backlog)\b/,
      'in progress': /^(?:em (?:andamento|progresso|curso|execução|desenvolvimento|revisão))\b/,
      done: /^(?:feit[oa]|concluíd[oa]|completad[oa]|terminad[oa]|fechad[oa]|finalizad[oa]|resolvid[oa]|entregue|pronto|sim)\b/,
      dropped: /^(?:descartad[oa]|cancelad[oa]|rejeitad[oa])\b/,
    },
  },
  labels: {
    date: /data(?: (?:do|da|de) (?:incidente|ocorrência|evento|início))?|data e hora|início|quando|ocorrido em/,
    fact: /(?:vers(?:ão|ões)|serviços?|sistemas?) (?:afetad|envolvid)[oa]s?|autor(?:a|es)?|escrito por|situação|estado|severidade|gravidade|prioridade|duração|equipe|equipa|participantes|serviços? afetados?|responsável|fim|término|ambiente|versão/,
    written:
      /(?:última )?(?:atualização|modificação|revisão)|(?:documento )?(?:gerado|criado|escrito|publicado|exportado|atualizado)(?: em)?|data (?:d[eo] (?:documento|relatório|publicação|elaboração|geração|emissão))/,
    status:
      /resolvido|corrigido|monitorando|em monitoramento|identificado|investigando|em investigação|atualização|concluído|em andamento|agendado/,
    posted: /postado(?: em)?|publicado em/,
    prompt:
      /(?:por favor,? )?(?:descrev(?:a|er)|expli(?:que|car)|list(?:e|ar)|indi(?:que|car)|resum(?:a|ir)|detalh(?:e|ar)|preench(?:a|er)|escrev(?:a|er)|inclu(?:a|ir))\b|por exemplo|p\. ?ex\.|exemplo\b|esta seção|breve descrição/,
    step: /(?:(?:data|hora)(?: e hora)? (?:de |da |do ))?(?:início|fim|término|detecção|detectado|reportado|resolução|resolvido|restabelecido|normalização)(?: do incidente)?/,
    regards: /atenciosamente|cumprimentos/,
    nothing: /nenhuma?s?|nada|não (?:se aplica|há)|a definir/,
  },
}
