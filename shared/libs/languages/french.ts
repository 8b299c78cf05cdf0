import type { DocumentWords, Language } from './language'

export const french: Language = {
  dates: {
    months: [
      /janv(?:ier)?/,
      /févr?(?:ier)?/,
      /mars/,
      /avr(?:il)?/,
      /mai/,
      /juin/,
      /juil(?:let)?/,
      /août/,
      /septembre/,
      /octobre/,
      /novembre/,
      /décembre/,
    ],
    weekdays: [
      /dimanche|dim(?=\.)/,
      /lundi|lun(?=\.)/,
      /mardi/,
      /mercredi|mer(?=\.)/,
      /jeudi|jeu(?=\.)/,
      /vendredi|ven(?=\.)/,
      /samedi|sam(?=\.)/,
    ],
    ordinal: /er/,
    partOfDay:
      /(?:en |dans |au )?(?:l')?(?:le |la )?(?:début de |fin de |petit )?(?:matin(?:ée)?|midi|après-midi|soir(?:ée)?|nuit)/,
    relative: {
      sameDay: /aujourd'hui|le (?:même jour|jour même)/,
      dayBefore: /hier|la veille/,
      dayAfter: /demain|(?:le )?lendemain(?: matin)?|le jour suivant/,
    },
  },
  clocks: {
    noon: /midi/,
    midnight: /minuit/,
    unit: /heures?\b/,
    forms: [
      /(?<hour>\d{1,2}) ?h(?:eures?)? ?(?<minute>[0-5]\d)(?: ?m(?:in|n|inutes?)\b|(?!\w))/,
      /(?<hour>\d{1,2}) ?h ?(?<minute>[0-5]\d) ?m(?:in|n)? ?(?<second>[0-5]\d) ?s?(?!\w)/,
      /(?<hour>\d{1,2}) ?h(?=\s*(?:[:–—|]|- ))/,
      /(?<=\b(?:à|vers|vers les|dès|avant|après|depuis|entre|et|jusqu'à|environ) )(?<hour>\d{1,2}) ?h(?:eures?)?(?!\w)/,
      /(?<hour>\d{1,2})(?: ?h)?(?= (?:à|et) \d{1,2} ?h)/,
    ],
    columnForms: [/(?<hour>\d{1,2}) ?h(?:eures?)?(?=$| ?[-–—] ?\d)/],
  },
  times: {
    prepositions: /à|a partir de|à partir de|dès|depuis|de|entre|et|puis(?: à)?|le|jusqu'à|à (?:partir|compter) de/,
    dateJoint: /à|dès/,
    approximately:
      /vers(?: les)?|environ|env|aux (?:alentours|environs) de|autour de|(?:juste |peu |un peu )?(?:avant|après)|approximativement(?: à)?|à peu près(?: à)?|au plus tard à|au plus tôt à|courant|(?:dans la |en )?(?:nuit|soirée|matinée|après-midi|matin|soir) du/,
    approximatelyAfter: /environ(?!\w)|env\./,
    rangeJoint: /à|et|jusqu'à|au/,
    nextDay: /(?:le )?lendemain|(?:le )?jour suivant|j\+1/,
    unfinished:
      /à|avec|sans|pour|par|sur|dans|que|de|du|des|et|ou|entre|vers|avant|après|depuis|le|la|les|un|une|dès|jusqu'à/,
  },
  zones: {
    names: {
      HNEC: 'CET',
      HEC: 'CET',
      HAEC: 'CEST',
      HEEC: 'CEST',
      TUC: 'UTC',
      'TEMPS UNIVERSEL': 'UTC',
      'TEMPS UNIVERSEL COORDONNE': 'UTC',
      'HEURE UNIVERSELLE': 'UTC',
      'HEURE FR': 'Europe/Paris',
      'HEURE FRANCAISE': 'Europe/Paris',
      'HEURE DE FRANCE': 'Europe/Paris',
      'HEURE BELGE': 'Europe/Brussels',
      'HEURE SUISSE': 'Europe/Zurich',
      "HEURE D'EUROPE CENTRALE": 'Europe/Paris',
      "HEURE NORMALE D'EUROPE CENTRALE": 'CET',
      "HEURE D'ETE D'EUROPE CENTRALE": 'CEST',
      HNE: 'EST',
      HAE: 'EDT',
      "HEURE DE L'EST": 'America/Toronto',
      'HEURE DU QUEBEC': 'America/Toronto',
    },
    cities: {
      BRUXELLES: 'Europe/Brussels',
      GENEVE: 'Europe/Zurich',
      LONDRES: 'Europe/London',
      MONTREAL: 'America/Toronto',
    },
    beforeCity: /heures? (?:locales? )?(?:de|d'|à)/,
    nouns: /heures?|horaires?|horodatages?|fuseau(?:x)?(?: horaires?)?/,
    fillers:
      "toutes tous les des du de la le l' ces cette ce sont est en au à dans exprimées exprimés indiquées indiqués données donnés mentionnées affichées affichés notées sauf mention indication contraire heure heures horaires horaire horodatages locale locales fuseau document chronologie ci-dessous suivantes événements évènements sur pour tableau ici",
  },
  kinds: {
    patterns: {
      resolution:
        /\b(?:(?:incident|problème|panne) (?:est |a été )?(?:résolu|clos|terminé)e?|retour à la normale|service (?:est |a été )?rétabli|rétablissement (?:complet|du service)|fin de l'incident|tout est rentré dans l'ordre)\b/,
      mitigation:
        /\b(?:retour arrière|bascul\w+|désactiv\w+|contournement|revenons à la version|restaur\w+|correctif (?:temporaire|d'urgence))\b/,
      escalation:
        /\b(?:escalad\w*|astreinte (?:est |a été )?(?:appelée|réveillée|prévenue)|cellule de crise|incident (?:est |a été )?déclaré|appel(?:é|ée|és)? en renfort)\b/,
      communication:
        /\b(?:page (?:de |d')(?:statut|état)|clients? (?:sont |ont été )?(?:informés|prévenus|notifiés)|communiqué|annonc(?:e|é|ée) (?:aux|sur)|courriel|prévenus?)\b/,
      detection:
        /\b(?:alerte (?:reçue|déclenchée|de supervision|du monitoring)|une alerte|l'alerte|détect(?:é|ée|ion)|signal(?:é|ée|ement|ements|ent)|premi(?:er|ère|ers|ères) (?:alertes?|erreurs?|signalements?|plaintes?)|remonté\w*|constat\w*|s'aperç\w+)\b/,
      diagnosis:
        /\b(?:cause (?:est |a été )?(?:identifiée|trouvée)|identifi(?:é|ée|ent|ons)|analys(?:e|é|ée|ent|ons) (?:des|du|de|les|le|la)|enquêt\w*|hypothèse|diagnosti\w+|investig\w+|confirm(?:é|ée|ent))\b/,
      decision: /\b(?:décid(?:é|e|ons|ent|ée)|décision de)\b/,
      action:
        /\b(?:déploiement|déploy\w+|redémarr\w+|relanc\w+|mise (?:en production|à jour)|mis en production|supprim\w+|arrêt (?:du|de|des)|modifi\w+|augment(?:é|ons|ation) (?:le|la|les|du|de|des)|correctif|appliqu\w+)\b/,
    },
    negation: /\b(?:pas|aucune?|jamais|rien|sans|ni)(?: \w+)? $/,
    names: {
      détection: 'detection',
      alerte: 'detection',
      diagnostic: 'diagnosis',
      analyse: 'diagnosis',
      décision: 'decision',
      communication: 'communication',
      escalade: 'escalation',
      contournement: 'mitigation',
      atténuation: 'mitigation',
      résolution: 'resolution',
      rétablissement: 'resolution',
    },
  },
}

export const frenchDocuments: DocumentWords = {
  timeParts: { year: /^année$/, month: /^mois$/, day: /^jour$/, hour: /^heure$/, second: /^seconde$/ },
  columns: {
    due: /^(?:échéance|date (?:limite|cible|d'échéance)|délai|pour (?:le|quand))$/,
    elapsed: /^(?:durée|temps (?:écoulé|passé))\b/,
    end: /^(?:fin|heure de fin|date de fin|jusqu'à)$/,
    zone: /^fuseau(?: horaire)?$/,
    date: /^(?:jour)$/,
    time: /^(?:heures?(?: (?:de début|locale|approx\.?|approximative|de l'événement|utc))?|horaires?|horodatage|quand|début|date ?(?:et|[/&,+-]) ?heures?|moment|créé(?: le)?|envoyé(?: le)?|instant)$/,
    who: /^(?:qui|acteurs?|auteur|équipe|responsables?|intervenants?|personnes?|nom|utilisateur|expéditeur|pilote|rapporteur|affecté à|créateur|(?:créé|effectué|réalisé|fait|exécuté|saisi|signalé|rédigé|traité|mené)e? par|par(?: qui)?|opérateur|technicien)$/,
    kind: /^(?:catégorie|nature)$/,
    text: /^(?:événements?|évènements?|faits?|ce qui s'est passé|détails?|contenu|commentaires?|remarques?|constats?|activité|étape|objet|titre|libellé|résumé|quoi)\b/,
  },
  sections: {
    chronology:
      /chronologi|déroul(?:é|ement)|\bfrise\b|fil (?:des événements|de l'incident)|historique|main courante|journal (?:des|de|d')|ligne (?:du|de) temps|(?:suite|séquence|enchaînement) des (?:événements|évènements)|^(?:les )?(?:événements|évènements)$|actions? (?:menées?|réalisées?|effectuées?|entreprises?|prises?)/,
    lucky: /\bchance|chanceu/,
    wentWell:
      /^(?:ce|les choses) qui (?:a|ont|s'est|se sont) (?:bien|fonctionné|marché)|^(?:les )?points? (?:positifs?|forts?)|^(?:le |les )?positifs?$|^(?:les )?réussites?|^ce qui (?:a été|était) (?:bien|positif)|^bien fait/,
    wentPoorly:
      /ce qui (?:n'a|peut être|pourrait|ne s'est|s'est mal|a mal|a moins|s'est moins|aurait pu|a échoué|a été (?:difficile|compliqué)|a posé)|points? (?:négatifs?|faibles?|à améliorer|d'amélioration|de douleur)|axes? d'améliorations?|^(?:les )?(?:difficultés|problèmes)\b|^(?:le |les )?négatifs?$|à améliorer/,
    problem: /^(?:le )?problème$|^problématique$/,
    followUps:
      /mesures (?:correctives|préventives|à prendre|prévues|de suivi)|plan d'actions?|prochaines étapes|^suites\b|^suite à donner|^suivi|à faire|^tâches|pistes d'amélioration|^améliorations?|recommandations|remédiations?(?! actions?\b)|prévention|pour éviter|^correctifs?\b(?!.*appliqué)|comment (?:l'|les |le |la )?éviter|et maintenant/,
    rootCause:
      /^(?:les? |la )?causes?\b|\bcauses? (?:racines?|profondes?|premières?|probables?|immédiates?|de|du|des)\b|analyse (?:des|de la|de) causes?|origine (?:de|du)|^origine$|déclencheu|facteurs (?:contributifs|déclenchants|aggravants)|^pourquoi/,
    effects:
      /conséquences|périmètre|étendue|dégâts|clients (?:touchés|affectés|impactés)|services (?:touchés|affectés|impactés)|^effets?$/,
    summary:
      /^(?:le )?résumé(?! ?[(\w])|^résumé (?:de|du|exécutif|des)\b|\bsynthèse\b|^en bref|\bvue d'ensemble|^aperçu/,
    lessons: /leçons|enseignements|retour d'expérience|\brex\b|apprentissages|appris|\bbilan\b|analyse à froid/,
    narrative:
      /(?:ce qui|que) s'est(?:-il)? passé|détection|résolution|rétablissement|diagnostic|^contexte|^description|^l'incident|réponse/,
  },
  headings: {
    wentPoorly:
      /^(?:les |nos )?(?:lacunes|manques|erreurs|obstacles|freins|angles morts)(?: (?:identifiée?s|constatée?s|commises))?$|ce qui nous a (?:ralenti|surpris|manqué|freiné)|^occasions manquées/,
    wentWell: /^ce qui (?:nous )?a aidé|^ce qui nous a (?:aidé|sauvé)|^les plus$/,
    followUps:
      /^(?:prochains|futurs) (?:travaux|chantiers|changements)|^ce que nous (?:allons|changeons|mettons|faisons)|^(?:nos )?engagements$|^garde-fous|ne se reproduise (?:plus|pas)|^la suite$|^(?:corrections?|solutions?|correctifs?) (?:prévue?s?|définiti\w*|pérennes?|à long terme)/,
    probableCause:
      /^explications? techniques?|^comment .*(?:arrivé|produit|possible)|^(?:l')?explication$|^le bug$|^raisons? (?:de|du)\b/,
    effects:
      /^symptômes$|^ampleur|^ce que (?:les|nos) (?:utilisateurs|clients) ont (?:vu|vécu|constaté)|^ce que cela (?:signifie|change) pour|^pertes? de données$|^dommages$/,
    summary: /^en résumé|^l'essentiel$|^introduction$|^en quelques mots/,
  },
  actions: {
    columns: {
      owner: /responsable|pilote|porteur|assigné|affecté|^qui\b|équipe|propriétaire/,
      due: /échéance|délai|pour (?:le|quand)|^quand\b/,
      ticket: /ticket|référence|lien|suivi/,
      status: /^(?:statut|état|avancement|fait)\b/,
      text: /action|tâche|mesure|description|^quoi\b|amélioration|sujet|intitulé/,
    },
    owner: /responsable|pilote|porteur|assignée? à|affectée? à/,
    due: /échéance|pour le|avant le|d'ici(?: le| au)?|date limite/,
    states: {
      open: /^(?:à (?:faire|planifier|traiter)|ouverte?|nouveau|nouvelle|non (?:commencée?|démarrée?)|prévue?|planifiée?|en attente)\b/,
      'in progress': /^(?:en cours|commencée?|démarrée?|en (?:revue|test))\b/,
      done: /^(?:faite?|terminée?|fini|clos|close|fermée?|résolue?|livrée?|déployée?|réalisée?|oui)\b/,
      dropped: /^(?:abandonnée?|annulée?|rejetée?|refusée?|sans suite)\b/,
    },
  },
  labels: {
    date: /date(?: (?:de l'|de |du |d')(?:incident|panne|début|événement))?|date et heure|début(?: de l'incident)?|quand|période|survenue? le/,
    fact: /auteur(?:s|e)?|rédigé par|rédacteur|statut|sévérité|gravité|criticité|priorité|durée|équipe|participants?|services? (?:touchés?|affectés?|concernés?)|responsable|fin(?: de l'incident)?|version|environnement/,
    written:
      /(?:dernière )?mise à jour|(?:document )?(?:généré|rédigé|créé|publié|exporté|imprimé|mis à jour|modifié)(?: le)?|date (?:de (?:rédaction|publication|mise à jour|génération)|du (?:document|rapport))/,
    status:
      /résolue?|corrigée?|(?:en |sous )?surveillance|identifiée?|enquête|(?:en cours d')?(?:investigation|analyse)|investigation en cours|mise à jour|terminée?|en cours|planifiée?/,
    posted: /publiée?(?: le| à)?|postée?(?: le| à)?/,
    prompt:
      /(?:veuillez )?(?:décri(?:re|vez|s)|expliqu(?:er|ez|e)|list(?:er|ez)|indiqu(?:er|ez)|résum(?:er|ez)|précis(?:er|ez)|complét(?:er|ez)|renseign(?:er|ez)|rédig(?:er|ez)|énumér(?:er|ez))\b|par ex(?:emple|\.)|exemple\b|cette section|brève description|à (?:remplir|compléter)/,
    step: /(?:(?:date|heure)(?: et heure)? (?:de |d['’])(?:l['’]incident )?)?(?:début|fin|détection|détecté|signalé|résolution|résolu|rétabli|rétablissement)(?: de (?:l['’]incident|la panne))?/,
    regards: /(?:bien )?cordialement|bien à vous/,
    nothing: /aucune?s?|néant|rien|sans objet|s\.?o\.?|à compléter/,
  },
}
