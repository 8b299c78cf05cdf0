import type { DocumentWords, Language } from './language'

export const spanish: Language = {
  dates: {
    months: [
      /ene(?:ro)?/,
      /febrero/,
      /marzo/,
      /abr(?:il)?/,
      /mayo/,
      /junio/,
      /julio/,
      /agosto|ago(?=[/-]|\.?,? (?:de )?\d{4})/,
      /septiembre|setiembre/,
      /octubre/,
      /noviembre/,
      /dic(?:iembre)?/,
    ],
    weekdays: [
      /domingo|dom(?=\.)/,
      /lunes/,
      /martes/,
      /miércoles|mié(?=\.)/,
      /jueves|jue(?=\.)/,
      /viernes|vie(?=\.)/,
      /sábado|sáb(?=\.)/,
    ],
    ordinal: /[º°]/,
    joint: /de|del/,
    partOfDay: /(?:por |de |en )?(?:la )?(?:madrugada|mañana|tarde|noche)|(?:al )?mediodía/,
    relative: {
      sameDay: /hoy|(?:el )?mismo día/,
      dayBefore: /ayer|(?:el )?día anterior/,
      dayAfter: /mañana|(?:el |al )?día siguiente|(?:a )?la mañana siguiente/,
    },
  },
  clocks: {
    am: /a\. ?m\.?(?!\w)|de la (?:mañana|madrugada)\b/,
    pm: /p\. ?m\.?(?!\w)|de la (?:tarde|noche)\b/,
    noon: /mediodía/,
    midnight: /medianoche/,
    unit: /horas\b|hs\b/,
    forms: [
      /(?<=\blas? )(?<hour>\d{1,2})(?= ?(?:hs|h|horas)\b)/,
      /(?<=\blas? )(?<hour>\d{1,2})(?: ?h(?:oras)?\b)?(?= (?:y|a|hasta) (?:las? )?\d{1,2}[:. ]|\s*[-–—]\s|,|$)/,
    ],
  },
  times: {
    prepositions:
      /a las?|las?|desde(?: las?)?|entre(?: las?)?|de(?: las?)?|y(?: a las?)?|el|luego(?: a las?)?|a partir de(?: las?)?|hasta(?: las?)?/,
    dateJoint: /a las?|desde las?/,
    approximately:
      /sobre(?: las?)?|hacia(?: las?)?|alrededor de(?: las?)?|aprox|aproximadamente|(?:a las? )?aproximadamente(?: a las?)?|cerca de(?: las?)?|(?:un )?(?:poco |justo |momentos )?(?:antes|después) de(?: las?)?|a eso de(?: las?)?|en torno a(?: las?)?|tras(?: las?)?|no más tarde de(?: las?)?|pasadas las|(?:por |en )?(?:la )?(?:noche|tarde|mañana|madrugada) del(?: día)?/,
    approximatelyAfter: /aprox(?:imadamente|\.)?(?!\w)|o así\b|más o menos\b/,
    rangeJoint: /(?:y|a|hasta|al)(?: (?:a )?las?)?/,
    nextDay: /(?:el |del |al )?día siguiente/,
    unfinished:
      /a|lo|ya|está|fue|con|sin|para|por|que|se|las?|los|el|de|del|y|o|entre|hasta|desde|en|sobre|antes|después|un|una/,
  },
  zones: {
    names: {
      'HORA PENINSULAR': 'Europe/Madrid',
      'HORA PENINSULAR ESPANOLA': 'Europe/Madrid',
      'HORA ESPANOLA': 'Europe/Madrid',
      'HORARIO PENINSULAR': 'Europe/Madrid',
      'HORA DE ESPANA': 'Europe/Madrid',
      'HORA CENTROEUROPEA': 'Europe/Madrid',
      'HORA DE EUROPA CENTRAL': 'Europe/Madrid',
      'HORA DE VERANO CENTROEUROPEA': 'CEST',
      'TIEMPO UNIVERSAL COORDINADO': 'UTC',
      'HORA UNIVERSAL': 'UTC',
      'HORA DE ARGENTINA': 'America/Argentina/Buenos_Aires',
      'HORA ARGENTINA': 'America/Argentina/Buenos_Aires',
      'HORA DE MEXICO': 'America/Mexico_City',
      'HORA DEL CENTRO DE MEXICO': 'America/Mexico_City',
      'HORA DE COLOMBIA': 'America/Bogota',
      'HORA COLOMBIANA': 'America/Bogota',
      'HORA DE CHILE': 'America/Santiago',
      'HORA CHILENA': 'America/Santiago',
      'HORA DE PERU': 'America/Lima',
      'HORA PERUANA': 'America/Lima',
      'HORA DE URUGUAY': 'America/Montevideo',
      PET: '-05:00',
      UYT: '-03:00',
      CLST: '-03:00',
    },
    cities: {
      'CIUDAD DE MEXICO': 'America/Mexico_City',
      CDMX: 'America/Mexico_City',
      LONDRES: 'Europe/London',
      'NUEVA YORK': 'America/New_York',
      CANARIAS: 'Atlantic/Canary',
    },
    beforeCity: /(?:hora|horario|horas) (?:local )?(?:de|en)(?: la)?/,
    nouns: /horas?|horarios?|marcas de tiempo|zona horaria|huso horario/,
    fillers:
      'todas todos las los la el son está están se en de del al a hora horas horario horarios indicadas indicados expresan expresadas muestran mostradas dadas locales local zona horaria salvo que indicación se indique lo contrario este documento cronología eventos siguientes tabla corresponden huso y',
  },
  kinds: {
    patterns: {
      resolution:
        /\b(?:(?:incidente|problema|incidencia|fallo) (?:queda |fue |está )?(?:resuelt[oa]|cerrad[oa]|solucionad[oa])|se (?:da por|cierra|resuelve) (?:el )?(?:incidente|resuelto|cerrado)|vuelve a la normalidad|servicio (?:fue |queda |está )?(?:restablecido|restaurado|recuperado)|se restablece|recuperación completa)\b/,
      mitigation:
        /\b(?:se (?:revierte|revirtió)|revert(?:imos|ido|ir)|reversión|conmut\w+|deshabilit\w+|desactiv\w+|restaur(?:amos|ado|ación)|mitig(?:amos|ado|ación|ar))\b/,
      escalation:
        /\b(?:escal(?:a|ó|amos|ado|amiento) (?:a|al|con)|se escala|guardia (?:fue |es )?(?:llamada|avisada|despertada)|se (?:llama|llamó) a|comité de crisis|se declara (?:el )?(?:incidente|la)|mesa de crisis)\b/,
      communication:
        /\b(?:página de estado|clientes (?:fueron |son )?(?:informados|avisados|notificados)|se (?:informa|informó|avisa|avisó|comunica|comunicó|notifica|notificó) a|comunicado)\b/,
      detection:
        /\b(?:alertas?(?: de| en| por)|salta (?:la|una) alerta|se (?:dispara|disparó|detecta|detectó)|detect(?:amos|ado|ó)|report(?:an|aron|es de)|primer(?:os|as|a)? (?:errores|error|alerta|alertas|quejas|reportes|avisos)|aviso de|notamos)\b/,
      diagnosis:
        /\b(?:se (?:identifica|identificó|investiga|encuentra|encontró|descubre|confirma|confirmó|analiza)|identificamos|investig(?:amos|ación|ando)|encontramos|causa raíz (?:identificada|encontrada)|hipótesis|diagnóstico)\b/,
      decision: /\b(?:se (?:decide|decidió|acuerda|acordó)|decidimos|decisión de)\b/,
      action:
        /\b(?:se (?:despliega|desplegó|reinicia|reinició|aplica|aplicó|elimina|eliminó|cambia|cambió|ejecuta|ejecutó|actualiza|actualizó|aumenta|aumentó)|despliegue|reinici\w+|desplegamos|aplicamos|actualización de)\b/,
    },
    negation: /\b(?:no|sin|nunca|nadie|nada|ningún|ninguna)(?: \w+)? $/,
    names: {
      detección: 'detection',
      alerta: 'detection',
      diagnóstico: 'diagnosis',
      investigación: 'diagnosis',
      análisis: 'diagnosis',
      decisión: 'decision',
      acción: 'action',
      cambio: 'action',
      comunicación: 'communication',
      escalamiento: 'escalation',
      escalado: 'escalation',
      mitigación: 'mitigation',
      resolución: 'resolution',
      recuperación: 'resolution',
    },
  },
}

export const spanishDocuments: DocumentWords = {
  timeParts: { year: /^año$/, month: /^mes$/, day: /^día$/, hour: /^hora$/, minute: /^minuto$/, second: /^segundo$/ },
  columns: {
    due: /^(?:fecha (?:límite|objetivo|de vencimiento|compromiso|prevista)|vencimiento|plazo|para cuándo)$/,
    elapsed: /^(?:duración|tiempo (?:transcurrido)?|transcurrido)\b/,
    end: /^(?:fin|final|hora (?:de )?(?:fin|final|término)|hasta|fin del evento)$/,
    zone: /^(?:zona horaria|huso(?: horario)?)$/,
    date: /^(?:fecha|día)$/,
    time: /^(?:horas?(?: (?:de inicio|local|aprox\.?|aproximada|inicio|del evento|utc))?|horario|cuándo|inicio|fecha ?(?:y|[/&,+-]) ?hora|marca de tiempo|momento|creado(?: el)?|enviado(?: el)?|desde)$/,
    who: /^(?:quién|actor|autora?|equipo|responsables?|persona|nombre|usuario|remitente|encargado|participante|informador|informante|asignado a|técnico|analista|operador|(?:(?:cread|reportad|realizad|ejecutad|hech|registrad|detectad|atendid)[oa] )?por(?: quién)?)$/,
    kind: /^(?:tipo|categoría|fase|etapa)$/,
    text: /^(?:eventos?|suceso|acontecimiento|hechos?|qué (?:pasó|ocurrió|sucedió)|descripción|detalles?|acción|acciones|mensaje|texto|notas?|comentarios?|observacion(?:es)?|observación|actividad|contenido|asunto|título|resumen|hito|paso)\b/,
  },
  sections: {
    chronology:
      /cronolog|línea (?:de|del) tiempo|línea temporal|secuencia de (?:eventos|hechos|los)|^(?:los )?(?:eventos|hechos)$|bitácora|historial|registro de (?:eventos|actividad|la)|^acciones (?:realizadas|tomadas|ejecutadas|llevadas)|desarrollo (?:del|de los)|minuto a minuto|relato cronológico/,
    lucky: /\bsuerte\b|afortunad/,
    wentWell:
      /^(?:lo )?qué (?:fue|salió|funcionó|hicimos|estuvo|se hizo|anduvo|ha ido|ha funcionado|nos fue)(?: (?:muy )?bien)?\??$|^(?:aspectos |puntos )?positiv[oa]s?$|^(?:puntos )?fuertes?$|^aciertos|^lo bueno|^fortalezas|^éxitos/,
    wentPoorly:
      /qu[eé] (?:no |salió mal|fue mal|falló|fall[oó]|estuvo mal|hicimos mal|podr[ií]a|se pudo|pudo|podemos mejorar|anduvo mal|ha ido mal|se puede mejorar)|a mejorar|por mejorar|(?:aspectos |puntos )negativos|^negativos?$|puntos (?:débiles|de dolor)|^lo malo|^debilidades|áreas de (?:mejora|oportunidad)|oportunidades de mejora|^dificultades|^(?:los )?problemas\b|^desaciertos/,
    problem: /^(?:el )?problema$/,
    followUps:
      /accion(?:es)?\b|acción|próximos pasos|siguientes pasos|seguimiento|tareas|pendientes|medidas|recomendaciones|^mejoras|prevención|plan de (?:mejora|trabajo)|compromisos|trabajo futuro|cómo (?:evitar|prevenir)/,
    rootCause:
      /\bcausas?\b|^origen|desencadenante|detonante|factores (?:contribuyentes|que contribuyeron)|por qué (?:pasó|ocurrió|sucedió|falló)/,
    effects: /\b(?:impacto|alcance|afectación|consecuencias|efectos|daños)\b|\bafectad/,
    summary: /\b(?:resumen|sumario|síntesis|visión general|en pocas palabras)\b|^descripción/,
    lessons: /lecciones|aprendiz|aprendido|aprendimos|retrospectiva|conclusiones|reflexiones/,
    narrative:
      /qué (?:pasó|ocurrió|sucedió)|detalles?$|detección|resolución|recuperación|respuesta|^contexto|antecedentes|^el incidente|^incidente$|diagnóstico|mitigación|investigación/,
  },
  headings: {
    wentPoorly:
      /^(?:las |los |nuestros )?(?:brechas|carencias|errores|obstáculos)(?: (?:identificad|detectad|encontrad)[oa]s)?$|qué nos (?:retrasó|sorprendió|frenó|faltó)|^oportunidades perdidas/,
    wentWell: /^(?:lo )?qué (?:nos )?(?:ayudó|salvó)/,
    followUps:
      /^(?:próximos|futuros) (?:cambios|trabajos)|^(?:lo )?qué (?:vamos a|estamos|haremos|cambiaremos)|para que no (?:vuelva|se repita)|^salvaguardas|^(?:correcciones|soluciones|solución|arreglos?) (?:definitiv\w*|permanentes?|a largo plazo|planead\w*|previst\w*)|^camino a seguir/,
    probableCause:
      /^explicación técnica|^cómo (?:ocurrió|pasó|sucedió|fue posible)|^(?:la )?explicación$|^(?:motivos?|razón|razones)\b|^el (?:error|bug|fallo)$/,
    effects:
      /^síntomas$|^magnitud|^pérdidas?(?: de datos)?$|^(?:lo )?qué (?:vieron|experimentaron|notaron) (?:los|nuestros)|^qué significa (?:esto )?para/,
    summary: /^en (?:resumen|breve|síntesis)$|^introducción$|^lo esencial$/,
  },
  actions: {
    columns: {
      owner: /responsable|encargad|asignad|dueñ|propietari|^quién|equipo|lidera/,
      due: /fecha|plazo|vencimiento|cuándo|para el/,
      ticket: /referencia|enlace|incidencia/,
      status: /^(?:estado|estatus|situación|avance)\b/,
      text: /acción|accion|tarea|medida|descripción|^qué\b|mejora|actividad|compromiso/,
    },
    owner: /responsable|encargad[oa]|asignad[oa] a|dueñ[oa]/,
    due: /fecha(?: límite| compromiso)?|plazo|vence(?: el)?|para el|antes del/,
    states: {
      open: /^(?:abiert[oa]|pendiente|por hacer|nuev[oa]|sin (?:empezar|iniciar)|planificad[oa]|planead[oa]|propuest[oa])\b/,
      'in progress': /^(?:en (?:curso|progreso|proceso|desarrollo|revisión)|iniciad[oa]|empezad[oa])\b/,
      done: /^(?:hech[oa]|completad[oa]|terminad[oa]|cerrad[oa]|finalizad[oa]|resuelt[oa]|list[oa]|sí)\b/,
      dropped: /^(?:descartad[oa]|cancelad[oa]|rechazad[oa]|abandonad[oa])\b/,
    },
  },
  labels: {
    date: /fecha(?: (?:del|de la|de) (?:incidente|incidencia|evento|inicio))?|fecha y hora|inicio|cuándo|período|periodo|ocurrió el/,
    fact: /(?:servicios?|sistemas?|version(?:es)?|versión) (?:afectad|involucrad)[oa]s?|autor(?:a|es)?|redactado por|estado|severidad|gravedad|prioridad|duración|equipo|participantes|servicios? afectados?|responsable|fin|facilitador|entorno|versión/,
    written:
      /(?:última )?(?:actualización|modificación|revisión)|(?:documento )?(?:generado|creado|redactado|publicado|exportado|actualizado)(?: el)?|fecha (?:de (?:este documento|publicación|redacción|elaboración|generación|emisión)|del (?:documento|informe|reporte))/,
    status:
      /resuelto|solucionado|monitoreando|monitoreo|monitorizando|supervisando|identificado|investigando|en investigación|actualización|completado|en (?:curso|progreso)|programado/,
    posted: /publicado(?: el| a las)?/,
    prompt:
      /(?:por favor,? )?(?:describ(?:e|a|ir)|explic(?:a|ar|que)|enumer(?:a|ar|e)|list(?:a|ar) |indic(?:a|ar|que)|resum(?:e|ir|a)|detall(?:e|ar) |complet(?:e|ar) |escrib(?:e|a|ir)|inclu(?:ir|ya|ye))\b|por ejemplo|p\. ?ej\.|ejemplo\b|esta sección|breve descripción/,
    step: /(?:(?:fecha|hora)(?: y hora)? de )?(?:inicio|comienzo|fin|detección|detectado|reportado|resolución|resuelto|restablecido|recuperación)(?: del incidente)?/,
    regards: /(?:un )?(?:cordial )?saludos?|atentamente/,
    nothing: /ningun[oa]s?|nada|no aplica|por definir|pendiente/,
  },
}
