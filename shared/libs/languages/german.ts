import type { DocumentWords, Language } from './language'

export const german: Language = {
  dates: {
    months: [
      /jan(?:uar)?|jänner/,
      /feb(?:ruar)?|feber/,
      /märz|mär|mrz/,
      /apr(?:il)?/,
      /mai/,
      /juni?/,
      /juli?/,
      /aug(?:ust)?/,
      /sept?(?:ember)?/,
      /okt(?:ober)?/,
      /nov(?:ember)?/,
      /dez(?:ember)?/,
    ],
    weekdays: [
      /sonntag|so(?=\.|, \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
      /montag|mo(?=\.|,? \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
      /dienstag|di(?=\.|,? \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
      /mittwoch|mi(?=\.|,? \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
      /donnerstag|do(?=\.|, \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
      /freitag|fr(?=\.|,? \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
      /samstag|sonnabend|sa(?=\.|,? \d| (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez) {1,2}\d)/,
    ],
    ordinal: /\./,
    partOfDay:
      /(?:früh|spät)?(?:morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?)|(?:am )?(?:frühen |späten )?(?:morgen|vormittag|mittag|nachmittag|abend)|in der nacht|früh/,
    relative: {
      sameDay: /heute|am (?:selben|gleichen) tag/,
      dayBefore: /gestern|am (?:vortag|tag davor)/,
      dayAfter: /am (?:nächsten|folgenden) (?:tag|morgen)|am (?:folgetag|tag darauf)/,
    },
  },
  clocks: {
    noon: /mittags?/,
    midnight: /mitternachts?/,
    unit: /uhr\b/,
    forms: [
      /(?<hour>\d{1,2})[.:](?<minute>[0-5]\d)(?= ?uhr\b)/,
      /(?<hour>\d{1,2}) ?uhr (?<minute>[0-5]\d)(?![\w.:])/,
      /(?<hour>\d{1,2})(?= ?uhr\b)/,
      /(?<hour>\d{1,2})(?:[.:](?<minute>[0-5]\d))?(?= ?(?:bis|und|-|–) ?\d{1,2}(?:[.:]\d\d)? ?uhr\b)/,
    ],
  },
  times: {
    prepositions: /um|ab|seit|von|vom|am|zwischen|und|dann|bis(?: um)?|(?:um )?genau|pünktlich um/,
    dateJoint: /um|ab/,
    approximately:
      /gegen|ca|circa|zirka|etwa(?: um)?|ungefähr(?: um)?|rund|um etwa|um ca\.?|so um|vermutlich|(?:kurz |bereits |schon )?(?:vor|nach)|spätestens(?: um)?|frühestens(?: um)?|irgendwann (?:vor|nach|gegen)|vsl|(?:(?:in der )?nacht|(?:am )?(?:abend|nachmittag|vormittag|morgen|mittag)) (?:vom|zum|zu|auf|des|am)(?: den)?/,
    approximatelyAfter: /(?:oder so|circa|ca\.|etwa|ungefähr)(?!\w)/,
    rangeJoint: /bis(?: (?:ca\.?|etwa|gegen|um))?|und/,
    nextDay: /(?:am )?(?:nächster|nächsten|folgenden) tag|folgetag/,
    unfinished:
      /mit|ohne|für|auf|durch|um|bis|von|ab|gegen|zwischen|und|oder|seit|der|die|das|den|dem|am|im|vor|nach|ein|eine/,
  },
  zones: {
    names: {
      MEZ: 'CET',
      MESZ: 'CEST',
      'MITTELEUROPÄISCHE ZEIT': 'CET',
      'MITTELEUROPÄISCHER ZEIT': 'CET',
      'MITTELEUROPÄISCHE SOMMERZEIT': 'CEST',
      'MITTELEUROPÄISCHER SOMMERZEIT': 'CEST',
      'DEUTSCHE ZEIT': 'Europe/Berlin',
      'DEUTSCHER ZEIT': 'Europe/Berlin',
      'BERLINER ZEIT': 'Europe/Berlin',
      'WIENER ZEIT': 'Europe/Vienna',
      'SCHWEIZER ZEIT': 'Europe/Zurich',
      'ZÜRCHER ZEIT': 'Europe/Zurich',
      WELTZEIT: 'UTC',
    },
    nouns: /(?:alle )?(?:zeiten|uhrzeiten|zeitangaben|zeitstempel|zeitzone|uhrzeit|zeit)/,
    fillers:
      'alle sind in der die den dem das ist im für sofern soweit wenn nicht anders angegeben vermerkt angaben erfolgen beziehen sich auf nach laut zeitzone zeit zeiten uhrzeiten ortszeit lokale lokaler lokalzeit verstehen als werden wurden dargestellt notiert und folgenden nachfolgenden unten hier dieses dokument dokuments dieser tabelle gelten',
  },
  kinds: {
    patterns: {
      resolution:
        /\b(?:(?:störung|vorfall|problem|ausfall|fehler) (?:ist |wurde )?(?:behoben|gelöst|beendet|geschlossen)|behoben|entwarnung|wieder (?:normal|stabil|verfügbar|erreichbar|online|voll)|normalbetrieb|wiederhergestellt)\b/,
      mitigation:
        /\b(?:zurückgerollt|zurückgesetzt|zurückgenommen|rückgängig|umgeschaltet|abgeschaltet|deaktiviert|hochskaliert|skaliert|entlastet|umgehungslösung)\b/,
      escalation:
        /\b(?:eskalier\w*|eskalation|bereitschaft\w*|hinzugezogen|hinzugerufen|alarmiert|krisenstab|ausgerufen)\b/,
      communication:
        /\b(?:status ?-?seite\w*|kunden (?:wurden )?(?:informiert|benachrichtigt)|informiert|rundmail|e-?mail an|bekanntgegeben|kommuniziert|angekündigt)\b/,
      detection:
        /\b(?:alarmmeldung\w*|meldet\b|gemeldet\w*|meldung\w*|bemerkt|auffällig\w*|erste\w* (?:fehler|beschwerden?|anzeichen|hinweise?)|überwachung\w* (?:schlägt|schlug|zeigt|meldet)|entdeckt|festgestellt)\b/,
      diagnosis:
        /\b(?:ursachen? (?:ist |wurde |wird )?(?:gefunden|identifiziert|vermutet|bekannt|klar|gesucht)|analys\w*|untersuch\w*|gefunden|identifizier\w*|bestätigt|vermut\w*|eingegrenzt|fehlersuche|erkannt)\b/,
      decision: /\b(?:entschieden|entscheidung|entschluss|beschlossen|entschließ\w*)\b/,
      action:
        /\b(?:ausgerollt|eingespielt|neu ?gestartet|neustart\w*|gestartet|gelöscht|entfernt|geändert|angelegt|aktualisiert|aktiviert|migrier\w*|umgestellt|ausgeführt|gepatcht)\b/,
    },
    negation: /\b(?:nicht|kein|keine|keinen|nie|niemand|nichts|ohne)(?: \w+)? $/,
    names: {
      erkennung: 'detection',
      entdeckung: 'detection',
      alarm: 'detection',
      diagnose: 'diagnosis',
      analyse: 'diagnosis',
      entscheidung: 'decision',
      aktion: 'action',
      maßnahme: 'action',
      änderung: 'action',
      kommunikation: 'communication',
      eskalation: 'escalation',
      eindämmung: 'mitigation',
      behebung: 'resolution',
      lösung: 'resolution',
      wiederherstellung: 'resolution',
    },
  },
}

export const germanDocuments: DocumentWords = {
  timeParts: { year: /^jahr$/, month: /^monat$/, day: /^tag$/, hour: /^stunde$/, second: /^sekunde$/ },
  columns: {
    due: /^(?:fällig(?: am| bis)?|frist|termin|bis(?: wann)?|zieltermin|zieldatum|fälligkeit(?:sdatum)?|(?:ab)?gabetermin)$/,
    elapsed: /^(?:vergangen|verstrichen)\b/,
    duration: /^dauer\b/,
    end: /^(?:ende|endzeit|bis|beendet(?: am| um)?)$/,
    zone: /^(?:zeitzone|zone)$/,
    date: /^(?:datum|tag)$/,
    time: /^(?:(?:ungefähre |lokale )?(?:uhrzeit|zeit(?:punkt|stempel|angabe)?)(?: \(?(?:utc|mez|mesz|cet|cest|lokal)\)?)?|datum ?[/,&+-]? ?(?:und )?(?:uhr)?zeit|wann|beginn|start(?:zeit)?|von|erstellt(?: am)?|gesendet(?: am)?|um)$/,
    who: /^(?:wer|person(?:en)?|beteiligte[rn]?|benutzer|nutzer|autor(?:in)?|verfasser|name|absender|verantwortlich(?:e|er)?|zuständig|bearbeiter|team|akteur|zugewiesen(?: an)?|zugewiesene gruppe|melder(?:in)?|(?:bearbeitet|gemeldet|erstellt|durchgeführt|ausgeführt|erledigt|erfasst|eingetragen|festgestellt|veranlasst|behoben|gelöst|gefunden|bemerkt|entdeckt|geschrieben|angelegt|verfasst) (?:von|durch)|durchführende[rn]?|ausführende[rn]?|von wem|mitarbeiter(?:in)?|techniker(?:in)?)$/,
    kind: /^(?:art|typ|kategorie|phase|ereignistyp)$/,
    text: /^(?:ereignis(?:se)?|vorgang|was(?: (?:ist )?(?:passiert|geschah|passierte))?|beschreibung|details?|maßnahmen?|aktion(?:en)?|aktivität(?:en)?|nachricht|meldung|text|notiz(?:en)?|bemerkung(?:en)?|kommentar|anmerkung(?:en)?|inhalt|eintrag|beobachtung|betreff|titel|geschehen|zusammenfassung|hinweis|schritt)\b/,
  },
  sections: {
    chronology:
      /(?:zeit(?:leiste|strahl|linie|ablauf|verlauf|achse)|zeitliche[rs]? (?:ab|ver)lauf|chronologi|^(?:ab|ver)lauf\b|(?:ab|ver)lauf (?:der|des) |(?:störungs|vorfall|ereignis|vorfalls|incident)s?-?(?:ab|ver)lauf|^ereignisse$|hergang|protokoll$|ereignisprotokoll)/,
    lucky: /\bglück|zum glück|glücklich/,
    wentWell:
      /^was (?:lief|ist|hat|war|haben wir|ging) (?!.*(?:nicht|weniger|schlecht)).*\bgut\b|^was gut |gut (?:gelaufen|funktioniert|gemacht)|^(?:das )?(?:gute|positive[sn]?)$|^positiv\b|^erfolge$|^was funktioniert(?:e| hat)|^stärken$/,
    wentPoorly:
      /^was (?:lief|ist|hat|war|ging) .*(?:nicht|schlecht|schief|weniger|schwierig)|^was (?:nicht|schlecht|schief)|nicht (?:so )?gut|schlecht (?:gelaufen|gemacht|lief)|schief ?(?:gelaufen|ging|gegangen)|verbesserungs(?:würdig|bedarf|potenzial|potential)|^(?:das )?(?:schlechte|negative[sn]?)$|^negativ\b|^schwächen$|^probleme$|besser (?:laufen|machen|werden)/,
    problem: /^(?:das )?problem(?:stellung|beschreibung)?$/,
    followUps:
      /(?<!sofort)maßnahmen?(?!.*(?:ergriffen|durchgeführt|getroffen|sofort))|aktionen|aktionspunkte|nächste schritte|folgeaktivität|follow-?ups?|aufgaben|offene punkte|^offen$|verbesserungen|vorbeugung|prävention|weiteres vorgehen|wie (?:verhindern|vermeiden)|to-?dos?|empfehlungen|zukünftig/,
    rootCause: /ursachen?|auslöser|^grund$|^gründe$|warum (?:ist|hat|kam)|fehleranalyse|ursachenanalyse/,
    effects:
      /auswirkung|folgen\b|betroffen|^umfang$|^schaden$|^schäden$|schadens(?:umfang|bild|höhe|lage)|einfluss|kundenwirkung|konsequenzen/,
    summary:
      /zusammenfassung|überblick|übersicht|kurzfassung|^kurzbeschreibung|^beschreibung|management.?summary|auf einen blick|^worum/,
    lessons: /lehren|erkenntnisse|gelernt|lektionen|rückblick|retrospektive|fazit|lernpunkte/,
    narrative:
      /was (?:ist )?(?:passiert|geschah|geschehen)|^details?$|^vorfall$|hintergrund|behebung|entstörung|wiederherstellung|erkennung|entdeckung|reaktion|diagnose|sofortmaßnahmen|lösung|notizen|anmerkungen|eindämmung|untersuchung|maßnahmen/,
  },
  headings: {
    wentPoorly:
      /^\w*lücken$|was uns (?:aufgehalten|gebremst|überrascht|gefehlt)|^(?:unsere |die )?(?:fehler|versäumnisse|hindernisse|stolpersteine)$|^was (?:uns )?(?:fehlte|gefehlt)|verpasste chancen/,
    wentWell: /^was (?:uns )?(?:geholfen|half)|^pluspunkte$/,
    followUps:
      /^(?:geplante|weitere|zusätzliche|langfristige|dauerhafte|künftige) (?:änderungen|schritte|korrekturen?|lösung(?:en)?|arbeiten|absicherung(?:en)?)|^was (?:wir|sich) .*(?:ändern|ändert|anders machen)|^ausblick|wie geht es weiter|wie es weitergeht|damit (?:das|es|dies|so etwas) nicht (?:wieder|noch einmal|erneut|mehr)|^absicherung(?:en)?$|^zusagen$/,
    probableCause:
      /^technische erklärung|^wie (?:es|das) (?:dazu )?(?:kam|kommen konnte|passier)|^wie konnte (?:es|das)|^ursprung\b|^erklärung$|^der fehler$/,
    effects:
      /^symptome$|^ausmaß|^was (?:die |unsere )?(?:nutzer|kunden|anwender)\w* .*(?:sahen|bemerkt|gesehen|erlebt)|^was (?:das|dies) für (?:sie|euch|kunden|nutzer) bedeutet|^datenverlust$/,
    summary: /^kurz(?:version|überblick)$|^in kürze$|^einleitung$|^kurz gesagt$|^das wichtigste/,
  },
  actions: {
    columns: {
      owner: /verantwortlich|zuständig|^wer\b|bearbeiter|eigentümer|^team$|person/,
      due: /fällig|frist|termin|bis (?:wann|zum)|^bis$|^wann$|datum/,
      ticket: /ticket|vorgang|referenz|verweis|^link$/,
      status: /^(?:status|stand|zustand|erledigt)\b/,
      text: /maßnahme|aufgabe|aktion|beschreibung|^was\b|schritt|punkt|verbesserung|thema/,
    },
    owner: /verantwortlich(?:e|er)?|zuständig|bearbeiter(?:in)?/,
    due: /fällig(?: am| bis)?|frist|termin|bis(?: zum| spätestens)?/,
    states: {
      open: /^(?:offen|neu|geplant|ausstehend|nicht begonnen|zu erledigen)\b/,
      'in progress': /^(?:in (?:arbeit|bearbeitung|umsetzung|prüfung)|begonnen|laufend|läuft|angefangen)\b/,
      done: /^(?:erledigt|fertig|abgeschlossen|umgesetzt|geschlossen|behoben|ja)\b/,
      dropped: /^(?:verworfen|abgelehnt|abgebrochen|entfällt|zurückgezogen|wird nicht (?:gemacht|umgesetzt))\b/,
    },
  },
  labels: {
    date: /datum(?: (?:des|der) (?:vorfalls|störung|ausfalls|ereignisses))?|(?:vorfall|störungs|ausfall)s?datum|beginn|zeitpunkt|zeitraum|wann|start/,
    fact: /autor(?:en|in)?|verfasser(?:in)?|verfasst von|erstellt (?:von|am)|schweregrad|priorität|dauer|team|teilnehmer|beteiligte|betroffene (?:systeme|dienste)|verantwortlich|stand|ende|umgebung|vorgangsnummer|moderation/,
    written:
      /(?:letzte )?(?:aktualisierung|änderung|bearbeitung)|(?:zuletzt )?(?:aktualisiert|geändert|erstellt|verfasst|gedruckt|exportiert|veröffentlicht)(?: am)?|stand/,
    status:
      /gelöst|behoben|(?:wird )?(?:überwach(?:ung|t)|beobacht(?:ung|et))|(?:ursache )?(?:identifiziert|gefunden|erkannt)|untersuchung(?: läuft)?|wird untersucht|in untersuchung|in analyse|update|aktualisierung|abgeschlossen|in bearbeitung|geplant/,
    posted: /veröffentlicht(?: am| um)?|gepostet(?: am)?|stand/,
    prompt:
      /(?:bitte )?(?:kurz )?(?:beschreib(?:e|en|t)\b|erklär(?:e|en)\b|liste\b|auflisten|trage\b|hier\b.*\b(?:beschreiben|eintragen|einfügen|ergänzen)|z\. ?b\.|zum beispiel|beispiel\b|dieser abschnitt|kurze beschreibung|ausfüllen)/,
    step: /(?:störungs|ausfall)?(?:beginn|anfang|ende)(?: der störung| des ausfalls)?|(?:erkannt|entdeckt|gemeldet|festgestellt|behoben|gelöst|beendet|wiederhergestellt)(?: am| um)?/,
    regards: /(?:mit )?freundlichen? grüßen?|viele grüße|beste grüße/,
    nothing: /keine?s?|entfällt|nichts|k\.? ?a\.?/,
  },
}
