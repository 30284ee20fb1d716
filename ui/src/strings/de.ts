/** Deutsch. */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('de');

const photos = (n: number): string => plural(n, { one: '1 Foto', other: `${count(n)} Fotos` });
const files = (n: number): string => plural(n, { one: '1 Datei', other: `${count(n)} Dateien` });
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'weniger als eine Minute' : `etwa ${amount}`;
};

export const de: Strings = {
  app: 'Afterimage',
  close: 'Schließen',
  keep: 'Behalten',

  opening: 'Ihre Bibliothek wird geöffnet',

  times: {
    duration,
    ago: (then, now) =>
      now - then < 30_000 ? 'gerade eben' : (ago(then, now) ?? `am ${date(then, 'moment')}`),
  },

  errors: {
    offline: 'Das Laufwerk oder der Ordner mit diesem Foto ist im Moment nicht erreichbar.',
    not_found: 'Dieses Foto ist nicht mehr in der Bibliothek.',
    picture: 'Dieses Bild konnte nicht gelesen werden.',
    folder: 'Das ist kein Ordner, der gelesen werden kann.',
    album_name: 'Ein anderes Album hat diesen Namen.',
    busy: 'Gerade werden Fotos eingelesen. Versuchen Sie es danach noch einmal.',
    in_use: 'Diese Bibliothek ist in einem anderen Afterimage geöffnet. Schließen Sie es zuerst.',
    read_only:
      'Die Bibliothek ist schreibgeschützt: Suchen funktioniert, aber nichts Neues wird eingelesen und nichts geändert.',
    newer: 'Diese Bibliothek stammt von einer neueren Version von Afterimage. Bitte aktualisieren Sie.',
    model_in_use: 'Dieses Modell wird verwendet. Wählen Sie zuerst ein anderes.',
    no_tray: 'Diese Arbeitsumgebung hat keinen Infobereich. Wird das Fenster geschlossen, endet Afterimage.',
    keys_taken:
      'Diese Tasten gehen nicht: Ein anderes Programm hat sie, oder es fehlt Strg, Alt oder dergleichen.',
    no_keys:
      'Unter Wayland hört kein Programm Tasten, die für ein anderes bestimmt sind. Die Tastatureinstellungen des Systems können stattdessen einen Befehl ausführen.',
    pattern: 'Das ist kein gültiges Muster für Dateien.',
    system: 'Das System konnte das nicht ausführen.',
    library: 'In der Bibliothek ging das nicht.',
    unforeseen: 'Es ist etwas Unvorhergesehenes passiert.',
    gone: 'Das ist nicht mehr in der Bibliothek.',
    saved_search: 'Dieses Album ist eine gespeicherte Suche: Es enthält, was sie findet.',
    unusable_file: (file) =>
      `Das lässt sich nicht lesen oder schreiben: ${file}. Prüfen Sie, ob das Laufwerk verbunden ist und Sie es benutzen dürfen.`,
    no_home:
      'Das System nennt keinen Ort für Ihre Daten. Setzen Sie HOME, oder starten Sie Afterimage mit --library.',
    catalog_damaged:
      'Der Katalog der Bibliothek ist beschädigt. Schließen Sie Afterimage und führen Sie „afterimage verify --repair“ in einem Terminal aus: Das rettet, was zu retten ist, und behält eine Kopie.',
    not_migrated: 'Die Bibliothek lässt sich nicht auf den neuen Stand bringen. Sie bleibt, wie sie war.',
    needs_writing: 'Diese Bibliothek muss einmal dort geöffnet werden, wo sie beschrieben werden kann.',
    disk_full:
      'Das Laufwerk ist voll. Was bis jetzt getan wurde, bleibt erhalten; schaffen Sie Platz und versuchen Sie es erneut.',
    index: 'Der Suchindex hat versagt. Beim nächsten Start von Afterimage wird er neu erstellt.',
    crashed:
      'Das Einlesen der Fotos endete unerwartet. Was bis dahin getan wurde, bleibt erhalten; starten Sie Afterimage neu.',
    model_file_missing: (file) =>
      `Eine Datei des Modells fehlt: ${file}. Laden Sie das Modell erneut oder fügen Sie es noch einmal hinzu.`,
    model_file_damaged: (file) =>
      `Eine Datei des Modells ist beschädigt: ${file}. Laden Sie das Modell erneut oder fügen Sie es noch einmal hinzu.`,
    model_absent: (model) =>
      `Das Modell ${model} ist nicht auf diesem Computer. Laden Sie es zuerst oder fügen Sie es hinzu.`,
    model_failed: 'Das Modell hat versagt. Versuchen Sie es erneut, oder wählen Sie ein anderes.',
    model_refused: (n) => `Das Modell kann das bisherige nicht ersetzen: Es ist an ${photos(n)} gescheitert.`,
    out_of_memory:
      'Für dieses Modell reichte der Speicher nicht. Schließen Sie andere Programme, verwenden Sie es mit 8 Bit, oder wählen Sie ein kleineres.',
    one_precision: 'Dieses Modell kann nicht mit 8 Bit verwendet werden.',
    no_model: (folder) => `Hier liegt kein Modell, das Afterimage verwenden kann: ${folder}`,
    model_lacks: (file) => `Dem Ordner fehlt eine Datei, die ein Modell braucht: ${file}.`,
    model_sharded: 'Die Gewichte dieses Modells liegen in mehreren Dateien; das kann Afterimage nicht lesen.',
    no_starter:
      'Das mitgelieferte Modell ist nicht eingerichtet. Installieren Sie Afterimage erneut, oder führen Sie „./dev setup“ in seinem Quelltext aus.',
    model_name:
      'Das Modell braucht einen anderen Namen. Geben Sie seinem Ordner einen aus Kleinbuchstaben, Ziffern und Bindestrichen.',
    model_taken: (model) =>
      `Ein Modell namens ${model} gibt es schon. Löschen Sie es zuerst, oder geben Sie dem Ordner einen anderen Namen.`,
    model_busy: 'Ein anderes Afterimage arbeitet an diesem Modell. Versuchen Sie es danach noch einmal.',
    model_added:
      'Dieses Modell wurde von diesem Computer hinzugefügt und kann nicht geladen werden. Fügen Sie es noch einmal hinzu.',
    host_offline: (host) =>
      `${host} ist nicht erreichbar. Ist dieser Computer online, oder braucht er einen Proxy (HTTPS_PROXY)?`,
    host_unsafe: (host) => `Die Verbindung zu ${host} ist nicht sicher, daher wurde nichts geladen.`,
    host_locked: (host) =>
      `${host} will wissen, wer fragt. Dieses Modell muss vielleicht erst auf seiner Seite freigeschaltet werden.`,
    host_lacks: (host) => `${host} hat diese Datei nicht mehr.`,
    host_fails: (host) =>
      `${host} kann die Datei im Moment nicht liefern. Versuchen Sie es später noch einmal.`,
    proxy: 'Der Proxy verlangt Namen und Kennwort, oder seine Adresse (HTTPS_PROXY) ist falsch.',
    interrupted:
      'Die Verbindung ist abgebrochen. Was angekommen ist, bleibt erhalten; laden Sie das Modell erneut, um dort weiterzumachen.',
    wrong_file: (host) =>
      `Es steht nicht fest, dass ${host} die richtige Datei hat. Deshalb wird sie nicht verwendet.`,
    stopped: 'Das wurde angehalten.',
    no_program: 'Dieses Programm ist nicht mehr da.',
    no_dragging: 'Aus dem Fenster dieser Arbeitsumgebung lassen sich keine Fotos ziehen.',
  },

  firstRun: {
    title: 'Finden Sie jedes Foto, indem Sie es beschreiben',
    lead: 'Sagen Sie in Ihren eigenen Worten, woran Sie sich erinnern. Afterimage sieht sich die Fotos selbst an – nichts muss benannt oder verschlagwortet werden.',
    choose: 'Ordner auswählen …',
    drop: 'oder hierher ziehen',
    promise: 'Ihre Fotos bleiben, wo sie sind, und werden nie verändert. Nichts verlässt diesen Computer.',
    model: (title) => `Angesehen werden sie vom Modell ${title}.`,
    otherModel: 'Anderes wählen …',
    examplesLabel: 'Zum Beispiel',
    example: 'Kinder am Strand',
  },

  search: {
    label: 'Fotos suchen',
    placeholder: 'Foto beschreiben, in jeder Sprache',
    addWords: 'Worte dazu: bei Nacht, -Menschen',
    clear: 'Suche löschen',
    similar: 'Wie dieses Foto',
    picture: 'Wie dieses Bild',
    pasted: 'Wie das eingefügte Bild',
  },

  asking: {
    understood: 'Verstanden als',
    asWords: (written) => `Stattdessen nach den Wörtern „${written}“ suchen`,
    remove: 'Entfernen',
    with: (words) => `mit ${words}`,
    without: (words) => `ohne ${words}`,
    not: (label) => `nicht ${label}`,
    unlike: 'Anders als dieses Foto',
    named: {
      text: (text) => `Text: ${text}`,
      camera: (text) => `Kamera: ${text}`,
      lens: (text) => `Objektiv: ${text}`,
      folder: (text) => `Ordner: ${text}`,
      name: (text) => `Dateiname: ${text}`,
    },
    types: { photo: 'Standbilder', video: 'Videos' },
    states: {
      lettered: 'Mit Text',
      favourite: 'Favoriten',
      rejected: 'Aussortiert',
      offline: 'Gerade nicht erreichbar',
      located: 'Mit Position',
    },
    noStars: 'Keine Sterne',
    noPlace: 'Dort wurde kein Foto aufgenommen',
    noPhoto: 'Dieses Foto gibt es nicht',
    noPicture: 'Dieses Bild gibt es nicht',
    narrow: 'Eingrenzen',
    nothingToNarrow: 'Diese Fotos haben alles gemeinsam.',
    facets: {
      years: 'Jahre',
      countries: 'Länder',
      places: 'Orte',
      folders: 'Ordner',
      cameras: 'Kameras',
      types: 'Dateiarten',
    },
    newest: 'Neueste zuerst',
    addWords: 'Wörter hinzufügen',
  },

  results: {
    says: (snippet) => `Darin steht: ${snippet}`,
    label: 'Fotos',
    photo: (rank, of) => `Foto ${count(rank + 1)} von ${count(of)}`,
    all: photos,
    best: (searched) => `Beste Treffer aus ${photos(searched)}`,
    bestSoFar: (searched) => `Beste Treffer aus den bisher eingelesenen ${photos(searched)}`,
    matches: (n) => plural(n, { one: '1 Treffer', other: `${count(n)} Treffer` }),
    onlyPossible: 'Kein sicherer Treffer. Diese könnten passen',
    noMatch: 'Nichts Passendes hier. Diese kommen am nächsten',
    searched: (searched) => ` · ${photos(searched)} durchsucht`,
    searchedSoFar: (searched) => ` · bisher ${photos(searched)} durchsucht`,
    possible: 'Weniger wahrscheinlich',
    nearest: 'Sonst nichts Passendes. Diese kommen am nächsten',
    alike: (searched) => `Am ähnlichsten unter ${photos(searched)}`,
    took: (ms) => `Gefunden in ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'Es antwortet ein anderes Modell als das gewählte',
    back: 'Zurück',
    similar: 'Ähnliche Fotos',
    smaller: 'Kleinere Fotos',
    larger: 'Größere Fotos',
    unreadable: 'Dieses Foto kann nicht angezeigt werden',
    favourite: 'Favorit',
    stars: (n) => plural(n, { one: '1 Stern', other: `${count(n)} Sterne` }),
    video: (length) => `Video, ${length}`,
    videoAt: (time, length) => `Video, ${length}, bei ${time}`,
    offline: 'Auf einem Laufwerk oder in einem Ordner, der gerade nicht erreichbar ist',
  },

  stacks: {
    toggle: 'Ähnliche Aufnahmen stapeln',
    more: (n) => ` · ${count(n)} weitere in Stapeln`,
    of: (n) => `Stapel mit ${photos(n)}`,
    onlyShown: 'Von Stapeln nur das oberste Foto',
    byPlace: 'Nach Ort',
    nowhere: 'Kein Ort bekannt',
  },

  why: {
    title: 'Warum dieses Foto',
    likely: (part) => `${percent(part, 1)} wahrscheinlich`,
    alike: (part) => `${percent(part, 1)} ähnlich`,
  },

  empty: {
    nothingTitle: 'Nichts gefunden',
    nothingInAlbum: 'In diesem Album ist nichts. Wählen Sie Fotos aus und fügen Sie sie mit L hinzu.',
    nothing: (text) => `Kein Foto passt zu „${text}“. Oft helfen weniger oder einfachere Wörter.`,
    nothingAlike: 'Kein anderes Foto sieht diesem ähnlich.',
    stillReading: 'Es werden noch Fotos eingelesen; vielleicht taucht es gleich auf.',
    showAll: 'Alle Fotos zeigen',
    readingTitle: 'Ihre Ordner werden durchgesehen',
    reading: 'Gleich erscheinen hier die ersten Fotos.',
    noPhotosTitle: 'Noch keine Fotos',
    noPhotos:
      'In diesen Ordnern sind keine Bilder. Fügen Sie einen weiteren hinzu oder legen Sie Fotos hinein.',
    add: 'Ordner hinzufügen …',
    problemTitle: 'Das hat nicht geklappt',
    retry: 'Erneut versuchen',
  },

  progress: {
    reading: 'Der Text in Ihren Fotos wird gelesen',
    open: 'Ihre Fotos werden eingelesen',
    scanning: 'Ihre Ordner werden durchgesehen',
    indexing: 'Ihre Fotos werden eingelesen',
    switching: (title) =>
      title === null ? 'Ein anderes Modell wird vorbereitet' : `${title} wird vorbereitet`,
    regions: 'Große Fotos werden genauer angesehen',
    switchingNote: (title) => `Bis dahin antwortet ${title}.`,
    paused: 'Angehalten',
    waiting: { mains: 'Wartet auf Netzstrom', idle: 'Wartet, bis Sie nicht am Computer sind' },
    short: (done, total) => `${count(done)} von ${count(total)}`,
    rate: (perSecond) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} Fotos pro Sekunde`,
    left: (seconds) => `noch ${duration(seconds)}`,
    failed: (n) =>
      plural(n, {
        one: '1 Datei konnte nicht gelesen werden',
        other: `${count(n)} Dateien konnten nicht gelesen werden`,
      }),
    note: 'Sie können währenddessen suchen.',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
  },

  detail: {
    text: 'Text im Foto',
    copyText: 'Text kopieren',
    textCopied: 'Text kopiert',
    label: 'Foto',
    back: 'Zurück zu den Fotos (Esc)',
    previous: 'Vorheriges Foto (←)',
    next: 'Nächstes Foto (→)',
    info: 'Über dieses Foto (I)',
    place: (rank, of) => `${count(rank + 1)} von ${count(of)}`,
    more: 'Ähnliche Fotos',
    open: 'Öffnen',
    reveal: 'Datei zeigen',
    copy: 'Kopieren',
    copied: 'Foto kopiert',
    taken: 'Aufgenommen',
    length: 'Länge',
    shownAt: (time) => `Hier gezeigt: ${time}`,
    changed: 'Das Foto hat kein Datum. Damals wurde seine Datei zuletzt geändert.',
    named: 'Nach dem Dateinamen',
    camera: 'Kamera',
    description: 'Beschreibung',
    keywords: 'Stichwörter',
    rating: 'Bewertung',
    stars: (n) => (n < 0 ? 'Abgelehnt' : '★'.repeat(n)),
    picture: 'Bild',
    position: 'Aufnahmeort',
    folder: 'Ordner',
    alsoIn: 'Auch in',
    similar: 'Ähnliche Fotos',
    offline: 'Dieser Ordner ist im Moment nicht erreichbar.',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} MP`,
    regionButton: 'Rahmen um den Ausschnitt, der passt',
    region: (where) => `Was passt, ist in diesem Ausschnitt des Fotos: ${where}`,
    where: [
      'oben links',
      'oben',
      'oben rechts',
      'links',
      'Mitte',
      'rechts',
      'unten links',
      'unten',
      'unten rechts',
    ],
    compass: { north: 'N', south: 'S', east: 'O', west: 'W' },
  },

  viewing: {
    strip: 'Fotos neben diesem',
    stripButton: 'Fotos neben diesem, unten',
    slideshowButton: 'Diashow (S)',
    slideshow: 'Diashow. Die Leertaste hält an, die Pfeile blättern, jede andere Taste beendet sie',
    slideshowPhoto: 'Foto der Diashow',
    previous: 'Vorheriges Foto',
    next: 'Nächstes Foto',
    pause: 'Anhalten',
    play: 'Weiter',
    interval: 'Zeit für jedes Foto',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'In beliebiger Reihenfolge',
    endSlideshow: 'Diashow beenden',
    timeline: 'Wann die Fotos aufgenommen wurden',
    recent: 'Letzte Suchen',
    remember: 'Suchen merken',
    recentNote:
      'Werden im leeren Suchfeld angeboten. Sie bleiben in der Bibliothek, nur auf diesem Computer.',
    forgetOne: (query) => `„${query}“ vergessen`,
    forgetAll: 'Alle vergessen',
    rememberNone: 'Suchen nicht merken',
    scale: (n) => `${count(n)} %`,
  },

  library: {
    title: 'Bibliothek',
    open: 'Bibliothek (Strg ,)',
    pick: 'Ordner mit Fotos auswählen',
    added: (n) => plural(n, { one: 'Ordner hinzugefügt', other: `${count(n)} Ordner hinzugefügt` }),

    photos: 'Fotos',
    searchable: 'Durchsuchbar',
    searchableAll: 'alle',
    searchablePart: (n) => `${photos(n)} noch anzusehen`,
    files: 'Dateien',
    filesIn: (folders) => plural(folders, { one: 'in 1 Ordner', other: `in ${count(folders)} Ordnern` }),
    stored: 'Auf der Festplatte',
    storedNote: 'was Afterimage speichert',
    size: bytes,
    model: 'Modell',
    changeModel: 'Modelle …',
    processor: 'Prozessor',
    on: (title, device) => `${title} (${device})`,

    activity: {
      label: 'Was gerade geschieht',
      idle: 'Auf dem neuesten Stand',
      idleNote: 'Was in Ihren Ordnern hinzukommt, verschwindet oder sich ändert, wird von selbst übernommen.',
      offline: 'Auf dem neuesten Stand, soweit Ordner erreichbar sind',
      empty: 'Noch nichts zu tun',
      emptyNote: 'Fügen Sie einen Ordner mit Fotos hinzu, um zu beginnen.',
      scanningNote: 'Gesucht wird, was neu, geändert oder verschwunden ist.',
      pausedNote: 'Bis Sie fortsetzen, wird nichts eingelesen. Was eingelesen ist, kann durchsucht werden.',
    },

    folders: {
      heading: 'Ordner',
      add: 'Ordner hinzufügen …',
      drop: 'Sie können Ordner auch auf das Fenster ziehen.',
      none: 'Noch keine Ordner.',
      rescan: 'Alle neu durchsehen',
      files,
      failed: (n) => `${count(n)} nicht durchsuchbar`,
      watched: 'Wird laufend verfolgt',
      polled: 'Wird ab und zu durchgesehen',
      offline: 'Nicht erreichbar',
      unwatched: 'Wird gerade nicht verfolgt',
      stay: (n) =>
        plural(n, {
          one: 'Sein Foto bleibt durchsuchbar.',
          other: `Seine ${count(n)} Fotos bleiben durchsuchbar.`,
        }),
      looked: (when) => `durchgesehen ${when}`,
      looking: 'Wird durchgesehen',
      look: (name) => `${name} neu durchsehen`,
      lookFor: (name) => `Nachsehen, ob ${name} da ist`,
      reveal: (name) => `${name} im Dateimanager zeigen`,
      remove: (name) => `${name} entfernen`,
      removeYes: 'Entfernen',
      removeQuestion: (name, n) =>
        n === 0
          ? `${name} aus der Bibliothek nehmen? Auf der Festplatte ändert sich nichts. Sie können den Ordner jederzeit wieder hinzufügen.`
          : plural(n, {
              one: `${name} aus der Bibliothek nehmen? Auf der Festplatte ändert sich nichts. Die 1 Datei darin ist hier nicht mehr zu finden; Sie können den Ordner jederzeit wieder hinzufügen, und nichts muss zweimal angesehen werden.`,
              other: `${name} aus der Bibliothek nehmen? Auf der Festplatte ändert sich nichts. Die ${count(n)} Dateien darin sind hier nicht mehr zu finden; Sie können den Ordner jederzeit wieder hinzufügen, und nichts muss zweimal angesehen werden.`,
            }),
      stillAway: (name) => `${name} ist noch nicht erreichbar`,
      away: {
        missing: 'Diesen Ordner gibt es im Moment nicht.',
        emptied: 'Der Ordner ist leer, als wäre sein Laufwerk nicht angeschlossen.',
        other_disk: 'An der Stelle dieses Ordners liegt ein anderes Laufwerk.',
      },
      unannounced: {
        share: (name) => `Er liegt auf einem anderen Computer (${name}), der Änderungen nicht meldet.`,
        too_many_folders:
          'Es sind mehr Ordner, als das System ein Programm überwachen lässt (fs.inotify.max_user_watches).',
        too_many_programs:
          'Das System lässt keine weiteren Programme Ordner überwachen (fs.inotify.max_user_instances).',
        other: 'Das System kann ihn nicht überwachen.',
      },
    },

    failures: {
      heading: 'Nicht durchsuchbar',
      none: 'Jede Datei in Ihren Ordnern kann durchsucht werden.',
      lead: 'Diese Dateien liegen in Ihren Ordnern, können aber nicht durchsucht werden. Sie bleiben unverändert.',
      find: 'Darin suchen',
      findLabel: 'Unter den nicht durchsuchbaren Dateien suchen',
      found: (n) => (n === 0 ? 'Bei keiner kommt das im Namen oder Ordner vor' : `${files(n)} gefunden`),
      retry: 'Erneut versuchen',
      retryAll: 'Alle erneut versuchen',
      retryFound: 'Diese erneut versuchen',
      retryFile: (name) => `${name} erneut versuchen`,
      reveal: (name) => `${name} im Dateimanager zeigen`,
      waiting: (n) =>
        plural(n, {
          one: '1 wartet auf den nächsten Versuch',
          other: `${count(n)} warten auf den nächsten Versuch`,
        }),
      waitingFile: 'Wartet auf den nächsten Versuch',
      retrying: (n) =>
        plural(n, {
          one: 'Die Datei wird erneut versucht',
          other: `${count(n)} Dateien werden erneut versucht`,
        }),
      files,
      list: (title) => `Dateien: ${title}`,
      fetching: 'Einen Moment',
      kinds: {
        video: [
          'Videos',
          'Zum Lesen von Videos ist das Programm ffmpeg nötig, das nicht gefunden wurde. Sobald es installiert ist, werden sie von selbst eingelesen.',
        ],
        no_permission: [
          'Keine Berechtigung',
          'Das System lässt Sie diese nicht lesen. Ändern Sie die Zugriffsrechte und versuchen Sie es dann erneut.',
        ],
        unreadable: [
          'Konnten nicht geöffnet werden',
          'Das Laufwerk oder das Netzwerk gab sie nicht heraus. Versuchen Sie es erneut, wenn die Verbindung steht.',
        ],
        empty: ['Leere Dateien', 'Sie enthalten nichts; vielleicht wurde ein Kopiervorgang unterbrochen.'],
        no_picture: ['Keine Bilder', 'Sie heißen wie Bilder, enthalten aber etwas anderes.'],
        unsupported: ['Noch nicht lesbare Formate', 'Diese Version von Afterimage kann sie nicht lesen.'],
        no_preview: [
          'RAW ohne Vorschau',
          'Die Kamera hat kein Bild darin abgelegt, das gezeigt werden könnte, und rohe Sensordaten werden nicht entwickelt.',
        ],
        too_large: ['Zu groß', 'Sie bräuchten mehr Speicher, als ein Foto sollte.'],
        too_slow: [
          'Dauerte zu lange',
          'Das Lesen wurde abgebrochen. Versuchen Sie es erneut, wenn der Computer weniger zu tun hat.',
        ],
        damaged: [
          'Beschädigt',
          'Sie enden zu früh oder widersprechen sich. Eine andere Kopie davon ist vielleicht heil.',
        ],
        other: ['Andere Gründe', 'Etwas ging schief, wofür die Dateien nichts können.'],
      },
      reasons: {
        no_permission: 'Das System lässt Sie sie nicht lesen.',
        unreadable: 'Das System konnte sie nicht lesen.',
        not_a_file: 'Es ist keine gewöhnliche Datei.',
        empty: 'Es steht nichts darin.',
        unknown_format: 'Es ist kein Bild in einem Format, das Afterimage kennt.',
        unsupported: (format) => `${format} kann noch nicht gelesen werden.`,
        video: 'Es ist ein Video, kein Bild.',
        no_ffmpeg: 'Zum Lesen wird ffmpeg gebraucht, das nicht gefunden wurde.',
        unknown_video: 'Es ist kein Video in einem Format, das Afterimage kennt.',
        video_damaged: 'Das Video ist beschädigt, oder ffmpeg kann es nicht lesen.',
        no_frames: 'In dem Video konnte kein Bild gelesen werden.',
        no_preview: 'Die Kamera hat kein Bild darin abgelegt, das gezeigt werden könnte.',
        too_large: 'Es bräuchte mehr Speicher, als ein Foto soll.',
        too_many_pixels: (width, height) => `Es ist zu groß: ${count(width)} × ${count(height)} Pixel.`,
        too_many_bytes: (size) => `Es ist zu groß: ${bytes(size)}.`,
        too_slow: (seconds) => `Nach ${unit(seconds, 'second', 'long')} wurde aufgegeben.`,
        cut_off: 'Die Datei endet zu früh. Vielleicht wurde sie nicht vollständig kopiert.',
        damaged: 'Die Datei ist beschädigt.',
        decoder_died: 'Die Datei ist beschädigt oder bräuchte mehr Speicher, als ein Foto soll.',
        no_decoder:
          'Die Datei konnte nicht gelesen werden. Versuchen Sie es erneut, wenn der Computer weniger zu tun hat.',
        refused: 'Das Modell konnte das Foto nicht ansehen.',
        other: 'Etwas ging schief, wofür die Datei nichts kann.',
      },
    },

    manners: {
      heading: 'Im Hintergrund',
      lead: 'Wie Fotos eingelesen werden, während Sie anderes tun. Was Sie wählen, gilt ab sofort.',
      pace: 'Tempo',
      paces: {
        quiet: ['Leise', 'Nutzt einen Teil des Computers, und nur, was sonst niemand braucht.'],
        balanced: ['Ausgewogen', 'Nutzt etwa den halben Computer.'],
        fast: ['Schnell', 'Nutzt ihn ganz, um so bald wie möglich fertig zu sein.'],
      },
      mains: { label: 'Nur am Netzstrom', note: 'Wartet, solange der Computer mit Akku läuft.' },
      idle: {
        label: 'Nur wenn Sie nicht am Computer sind',
        note: 'Wartet, solange jemand Tastatur oder Maus benutzt, und noch ein paar Minuten danach.',
      },
      hidden: {
        label: 'Versteckte Dateien auslassen',
        note: 'Dateien und Ordner, deren Name mit einem Punkt beginnt oder die das System versteckt.',
      },
      regions: {
        label: 'Kleines in großen Fotos finden',
        note: 'Sieht sich von jedem großen Foto auch neun Ausschnitte an. Das dauert etwa zehnmal so lange und braucht etwa 20 kB je Foto.',
      },
      least: 'Dateien auslassen, die kleiner sind als',
      leastUnit: 'kB',
      leastNote: 'Symbole und Bilder von Webseiten sind klein, Fotos selten. Bei 0 wird keine ausgelassen.',
      ignore: 'Nach Namen auslassen',
      ignoreNote:
        'Wie in einer .gitignore: *.gif, screenshots, /raw/. Ausgelassenes ist nicht zu sehen und kommt zurück, wenn das Muster verschwindet.',
      ignoreAdd: 'Hinzufügen',
      ignoreLabel: 'Ein Name oder Muster, das ausgelassen wird',
      ignoreExample: '*.gif',
      unignore: (pattern) => `${pattern} nicht mehr auslassen`,
    },

    reading: {
      heading: 'Text in Fotos',
      lead: 'Quittungen, Bildschirmfotos und Folien werden durch die Wörter gefunden, die darauf stehen. Gelesen werden sie auf diesem Computer, vom Programm Tesseract.',
      on: {
        label: 'Text in Fotos lesen',
        note: 'Was gelesen wurde, bleibt in der Bibliothek. Solange dies aus ist, wird es nicht durchsucht und beim Freigeben von Platz gelöscht.',
      },
      looked: 'Durchgesehen',
      withText: 'Mit Text',
      by: (engine) => `Gelesen von ${engine}`,
      languages: 'Sprachen',
      languagesNote:
        'Jede Sprache braucht mehr Zeit. Ist keine gewählt, werden alle installierten gelesen, wenn es höchstens drei sind, sonst Englisch und die Sprache des Systems.',
      problems: {
        not_installed:
          'Tesseract wurde nicht gefunden. Sobald es installiert ist, werden Fotos von selbst gelesen.',
        not_answering: 'Tesseract ist installiert, funktioniert aber nicht.',
        too_old: 'Dieses Tesseract ist zu alt. Nötig ist Version 4 oder neuer.',
        no_languages: 'Tesseract hat keine Daten für die Sprachen, die gelesen werden sollen.',
      },
    },

    health: {
      heading: 'Zustand',
      lead: 'Eine Prüfung liest alles, was Afterimage speichert, und sieht nach, ob es zusammenpasst. Fotos werden nicht angerührt.',
      check: 'Bibliothek prüfen',
      checking: {
        catalog: 'Katalog wird gelesen',
        index: 'Suchindex wird verglichen',
        thumbnails: 'Vorschaubilder werden gelesen',
      },
      part: (done, total) => `${count(done)} von ${photos(total)}`,
      busy: 'Das geht, wenn gerade nichts eingelesen wird.',
      sound: 'Alles passt zusammen.',
      checked: (n, when) => `${photos(n)} geprüft ${when}`,
      waiting: (n) =>
        plural(n, {
          one: '1 Foto ist noch nicht angesehen',
          other: `${count(n)} Fotos sind noch nicht angesehen`,
        }),
      withoutThumbnail: (n) =>
        plural(n, {
          one: '1 Vorschaubild entsteht bei Bedarf',
          other: `${count(n)} Vorschaubilder entstehen bei Bedarf`,
        }),
      unsound: (n) => plural(n, { one: 'Etwas passt nicht', other: `${count(n)} Dinge passen nicht` }),
      repair:
        'Schließen Sie Afterimage und führen Sie dies in einem Terminal aus. Es rettet, was zu retten ist, und behält eine Kopie des bisherigen Stands:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: 'Die Datei des Katalogs ist beschädigt.',
      danglingRows: (n) =>
        plural(n, {
          one: '1 Eintrag des Katalogs gehört zu nichts.',
          other: `${count(n)} Einträge des Katalogs gehören zu nichts.`,
        }),
      damagedEmbeddings: (n) =>
        plural(n, {
          one: 'Was das Modell in 1 Foto sah, ist beschädigt. Nach einer Reparatur sieht es das Foto neu an.',
          other: `Was das Modell in ${count(n)} Fotos sah, ist beschädigt. Nach einer Reparatur sieht es sie neu an.`,
        }),
      incompleteVideos: (n) =>
        plural(n, {
          one: 'Von einem Video fehlen Einzelbilder. Nach einer Reparatur wird es neu eingelesen.',
          other: `Von ${count(n)} Videos fehlen Einzelbilder. Nach einer Reparatur werden sie neu eingelesen.`,
        }),
      indexDiffers: (missing, extra, different) =>
        `Dem Suchindex fehlen ${photos(missing)}, er enthält ${count(extra)} zu viel, und ${count(different)} sind anders.`,
      thumbnailsDamaged: 'Die Datei der Vorschaubilder ist beschädigt.',
      unused: 'Überbleibsel',
      unusedNone: 'Es ist nichts gespeichert, was kein Foto braucht.',
      unusedNote: (n, size) =>
        n === 0
          ? `${bytes(size)} an Vorschaubildern gehören zu keinem Foto.`
          : plural(n, {
              one: `1 Foto, von dem keine Datei mehr da ist, ist noch gespeichert, falls es zurückkommt: ${bytes(size)}.`,
              other: `${count(n)} Fotos, von denen keine Datei mehr da ist, sind noch gespeichert, falls sie zurückkommen: ${bytes(size)}.`,
            }),
      free: 'Freigeben …',
      freeYes: (size) => `${bytes(size)} freigeben`,
      freeQuestion: (n) =>
        n === 0
          ? 'Diese Vorschaubilder löschen?'
          : plural(n, {
              one: 'Dieses Foto vergessen? Kommt es zurück, sieht das Modell es neu an. In Ihren Ordnern wird nichts angerührt.',
              other: `Diese ${count(n)} Fotos vergessen? Kommen sie zurück, sieht das Modell sie neu an. In Ihren Ordnern wird nichts angerührt.`,
            }),
      unusedRegions: (size) =>
        `Ausschnitte großer Fotos werden nicht mehr durchsucht. Was davon aufgehoben ist, braucht ${bytes(size)}.`,
      freeRegionsQuestion:
        'Löschen, was von Ausschnitten großer Fotos aufgehoben ist? Um sie wieder zu durchsuchen, müssen diese Fotos noch einmal angesehen werden.',
      freeing: 'Wird freigegeben',
      freed: (size) => `${bytes(size)} freigegeben`,
    },

    about: {
      heading: 'Über',
      appearance: 'Darstellung',
      theme: { system: 'Automatisch', light: 'Hell', dark: 'Dunkel' },
      language: 'Sprache',
      systemLanguage: (name) => `Automatisch (${name})`,
      keptIn: 'Gespeichert in',
      places: 'Ortsnamen',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'Modelle',
    answers: (title) => `${title} antwortet`,
    inEightBits: (title) => `${title} mit 8 Bit`,
    on: (device) => `auf: ${device}`,
    ready: (embedded, all) =>
      embedded >= all ? `${photos(all)} durchsuchbar` : `${count(embedded)} von ${photos(all)} durchsuchbar`,
    lead: 'Ein Modell sieht sich Ihre Fotos an und versteht Ihre Worte. Jedes läuft nur auf diesem Computer, und keines wird geladen, ohne dass Sie es wollen.',
    recallLead:
      'Recall sagt, wie oft das richtige Foto unter den ersten Treffern ist, in Prozent, wie von anderen veröffentlicht. Vergleichen Sie nur Zahlen desselben Datensatzes.',

    preparing: (title) => `${title} wird vorbereitet`,
    preparingNote: (title) => `Bis es jedes Foto gesehen hat, antwortet weiterhin ${title}.`,
    preparingSoon: 'Es beginnt, wenn Ihre Ordner durchgesehen sind.',
    preparingPaused: 'Angehalten. Es geht weiter, sobald das Einlesen weitergeht.',
    done: (done, total) => `${count(done)} von ${photos(total)}`,
    stay: (title) => `Bei ${title} bleiben`,
    problemLead: (title) => `Das gewählte Modell kann nicht verwendet werden, daher antwortet ${title}.`,

    groups: { here: 'Auf diesem Computer', recommended: 'Empfohlen', others: 'Weitere Modelle' },
    recommended: 'Empfohlen',
    standing: {
      inUse: 'Verwendet',
      preparing: 'In Vorbereitung',
      fetching: 'Wird geladen',
      installed: 'Auf diesem Computer',
      partial: 'Teilweise geladen',
      damaged: 'Beschädigt',
      available: 'Nicht auf diesem Computer',
    },

    computing: {
      no_support: 'Dieses Afterimage wurde ohne Unterstützung für diesen Grafikprozessor gebaut.',
      no_driver: 'Auf diesem Computer gibt es keinen NVIDIA-Treiber.',
      gpu_failed: 'Der Grafikprozessor kann nicht verwendet werden.',
      processor_only: 'Dieses Modell rechnet nur auf dem Prozessor.',
      single_precision: 'Halbe Genauigkeit reichte für dieses Modell nicht, daher rechnet es mit einfacher.',
    },

    goodFor: {
      starter:
        'Für den schnellen Anfang: klein, auf jedem Computer schnell und in 100 Sprachen; die größeren Modelle finden aber mehr.',
      'align-b7': 'Englische Suchanfragen in der Art von Alternativtexten im Web.',
      'chinese-clip-b16': 'Suchanfragen auf Chinesisch.',
      'clip-b16':
        'Englische Suchanfragen; sieht feinere Einzelheiten als ViT-B/32 bei etwa dreifachem Rechenaufwand.',
      'clip-b32': 'Ein kleines, schnelles Modell für englische Suchanfragen.',
      'clip-l14':
        'Englische Suchanfragen, sorgfältiger als bei den kleinen Modellen, für einen Computer, der es nicht eilig hat.',
      'clip-l14-336': 'Englische Suchanfragen nach kleinen Dingen in großen Fotos; ohne Grafikkarte langsam.',
      'openclip-b32':
        'Ein kleines, schnelles Modell für englische Suchanfragen, trainiert mit fünfmal so vielen Bildunterschriften wie CLIP.',
      'openclip-h14':
        'Das gründlichste der englischen OpenCLIP-Modelle hier; verlangt nach einer Grafikkarte.',
      'openclip-l14':
        'Sorgfältig bei englischen Suchanfragen; findet merklich mehr als CLIP derselben Größe.',
      'siglip-b16': 'Englische Suchanfragen, genauer als CLIP derselben Größe.',
      'siglip-b16-256-multilingual': 'Suchanfragen in vielen Sprachen; SigLIP 2 hat es weitgehend abgelöst.',
      'siglip-so400m-384':
        'Das genaueste der ersten SigLIP-Modelle für Englisch; verlangt nach einer Grafikkarte.',
      'siglip2-b16-224':
        'Suchanfragen in vielen Sprachen, sehr genau in europäischen, im Tempo eines kleinen Modells.',
      'siglip2-b16-256': 'Wie SigLIP 2 ViT-B/16, mit etwas mehr Einzelheiten und etwas mehr Zeit.',
      'siglip2-b16-384': 'Wie SigLIP 2 ViT-B/16, für kleinere Dinge in Fotos, bei dreifachem Rechenaufwand.',
      'siglip2-b16-512':
        'Wie SigLIP 2 ViT-B/16, für die kleinsten Dinge in Fotos, bei fünffachem Rechenaufwand.',
      'siglip2-b32-256':
        'Das schnellste der SigLIP-2-Modelle: für große Bibliotheken auf einem Computer ohne Grafikkarte.',
      'siglip2-l16-256': 'Sorgfältig bei Suchanfragen in vielen Sprachen; besser mit Grafikkarte.',
      'siglip2-so400m-224':
        'Hohe Genauigkeit in vielen Sprachen; verlangt nach Grafikkarte und Arbeitsspeicher.',
      'xlm-roberta-b32':
        'Suchanfragen in hundert Sprachen und schnelles Einlesen: die erste Wahl, wenn „Starter“ nicht genügt.',
      'xlm-roberta-h14':
        'Die besten Antworten in vielen Sprachen, darunter Chinesisch und Japanisch, für einen Computer mit Grafikkarte.',
      added: 'Ein Modell, das Sie hinzugefügt haben; wofür es sich eignet, sagt sein Herausgeber.',
    },

    facts: {
      size: 'Größe',
      memory: 'Arbeitsspeicher',
      languages: 'Sprachen',
      speed: 'Tempo hier',
      embedding: 'Einbettung',
      picture: 'Sieht Fotos mit',
      licence: 'Lizenz',
    },
    unknown: 'nicht bekannt',
    untried: 'noch nicht ausprobiert',
    speed: (rate) => `${rate} Fotos/s`,
    query: (ms) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} pro Suche`,
    embedding: (numbers) => `${count(numbers)} Zahlen`,
    disagrees:
      'Diese GPU berechnet andere Einbettungen als der Prozessor. Starten Sie Afterimage mit --device cpu.',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => plural(n, { one: '1 Sprache', other: count(n) }),
    languagesUnknown: 'nicht angegeben',
    allLanguages: 'Alle Sprachen',
    noCommerce: 'keine kommerzielle Nutzung',
    commerceUnclear: 'kommerzielle Nutzung nicht geregelt',
    commerce: 'kommerzielle Nutzung erlaubt',
    licenceUnknown: 'nicht bekannt; sein Herausgeber nennt sie',
    unverified:
      'Seine Prüfsummen sind nicht Teil von Afterimage: Geprüft wird anhand derer, die der Herausgeber auf seiner Seite nennt.',
    recall: 'Veröffentlichter Recall',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `Quelle: ${source}`,
    recallSets: {
      coco: `MS-COCO, ${count(5000)} Testfotos`,
      flickr30k: `Flickr30k, ${count(1000)} Testfotos`,
      flickr8k: 'Flickr8k, 987 Testfotos',
    },
    recallMetrics: {
      at1: 'Text zu Bild, Recall@1',
      at5: 'Text zu Bild, Recall@5',
      at10: 'Text zu Bild, Recall@10',
      mean: 'Text zu Bild, Mittel aus Recall@1, @5 und @10',
    },
    recallSources: {
      immich: 'Dokumentation von Immich (docs/docs/features/searching.md), Gewichte von OpenCLIP',
      openclip: 'docs/openclip_retrieval_results.csv von OpenCLIP',
      kakao: 'README von Kakao Brain zu coyo-align',
    },

    use: 'Verwenden',
    useEightBit: 'Mit 8 Bit verwenden',
    eightBitNote:
      'Braucht ein Viertel des Arbeitsspeichers und ist auf dem Prozessor etwa doppelt so schnell; gefunden wird fast dasselbe.',
    about: (size) => `etwa ${size}`,
    fetch: (size) => (size === null ? 'Laden' : `${size} laden`),
    resume: (left) => (left === null ? 'Weiter laden' : `Restliche ${bytes(left)} laden`),
    from: (host) => `von ${host}`,
    stop: 'Anhalten',
    stopping: 'Wird angehalten',
    try: '10 s ausprobieren',
    trying: 'Wird ausprobiert',
    remove: 'Löschen',
    discard: (arrived) => `Geladene ${bytes(arrived)} löschen`,
    removeQuestion: (title, size) =>
      `${title}${size === null ? '' : ` (${bytes(size)})`} von diesem Computer löschen?`,
    removeAgain: 'Es kann erneut geladen werden.',
    removeAdded: 'Der Ordner, aus dem es stammt, bleibt, wie er ist.',
    free: (size) => `${bytes(size)} freigeben`,
    held: (n) =>
      plural(n, {
        one: '1 Foto ist so gespeichert, wie dieses Modell es sah, als es verwendet wurde.',
        other: `${count(n)} Fotos sind so gespeichert, wie dieses Modell sie sah, als es verwendet wurde.`,
      }),
    heldOlder: (n) =>
      plural(n, {
        one: '1 Foto ist so gespeichert, wie eine ältere Version dieses Modells es sah.',
        other: `${count(n)} Fotos sind so gespeichert, wie eine ältere Version dieses Modells sie sah.`,
      }),
    freeQuestion: (size) =>
      `${bytes(size)} freigeben? Um dieses Modell wieder zu verwenden, müsste es jedes Foto neu ansehen.`,
    orphans: 'Von Modellen, die es nicht mehr gibt',
    orphan: (model, n) => `Von ${model} ist noch gespeichert, was es in ${photos(n)} sah.`,
    freeOrphanQuestion: (size) => `${bytes(size)} freigeben? Hier kann es nichts mehr verwenden.`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} geladen` : `${percent(done, total)} von ${bytes(total)}`,
    connecting: 'Verbindung wird hergestellt',
    checking: (file) => `${file} wird geprüft`,
    progressOf: (title) => `Fortschritt von ${title}`,
    takes: (seconds, n) =>
      plural(n, {
        one: `Um es zu verwenden, muss 1 Foto angesehen werden: ${duration(seconds)} bei diesem Tempo.`,
        other: `Um es zu verwenden, müssen ${count(n)} Fotos angesehen werden: ${duration(seconds)} bei diesem Tempo.`,
      }),
    takesUnknown: (n) =>
      plural(n, {
        one: 'Um es zu verwenden, muss 1 Foto angesehen werden. Probieren Sie es aus, um zu erfahren, wie lange das dauert.',
        other: `Um es zu verwenden, müssen ${count(n)} Fotos angesehen werden. Probieren Sie es aus, um zu erfahren, wie lange das dauert.`,
      }),
    takesNothing: 'Es hat jedes Foto gesehen und kann sofort antworten.',

    add: 'Aus Ordner hinzufügen …',
    adding: 'Wird kopiert',
    addNote: 'Sie haben schon eines auf der Festplatte? Es wird von dort kopiert; geladen wird nichts.',
    pick: 'Ordner eines Modells auswählen',
    added: (title) => `${title} ist auf diesem Computer`,
    again: 'Erneut versuchen',
  },

  drop: {
    title: 'Hier loslassen',
    text: 'Ordner kommen in Ihre Bibliothek. Ein Bild findet Fotos, die ihm ähnlich sehen.',
    nothing: 'Unter diesen Dateien ist kein Ordner und kein Bild.',
  },

  paste: {
    nothing: 'In der Zwischenablage ist kein Bild.',
  },

  keeping: {
    favourite: 'Favorit (F)',
    noFavourite: 'Kein Favorit mehr (F)',
    rating: 'Bewertung',
    select: 'Auswählen (X)',
    actions: 'Was mit den ausgewählten Fotos geschehen soll',
    clear: 'Auswahl aufheben (Esc)',
    selected: (n) => `${count(n)} ausgewählt`,
    photos,
    addToAlbum: 'Zu einem Album hinzufügen (L)',
    addTo: (n) => `${photos(n)} zu einem Album hinzufügen`,
    added: (n, album) => `Zu „${album}“ hinzugefügt: ${photos(n)}`,
    earlier: 'Weiter nach vorn',
    later: 'Weiter nach hinten',
    takeOut: 'Aus diesem Album nehmen',
    takenOut: (n, album) => `Aus „${album}“ genommen: ${photos(n)}`,
    copy: 'Dateien kopieren (Strg C)',
    copied: (n) => `Kopiert: ${files(n)}`,
    reveal: 'Dateien in ihren Ordnern zeigen',
    open: 'Alben (B)',
    albums: 'Alben',
    newAlbum: 'Name eines neuen Albums',
    saveSearch: (query) => `Name für die Suche „${query}“`,
    make: 'Anlegen',
    save: 'Sichern',
    none: 'Noch keine Alben. Wählen Sie Fotos aus und fügen Sie sie einem Album hinzu, oder sichern Sie eine Suche: Sie findet auch neue Fotos.',
    finds: (query) => `Suche: ${query}`,
    rename: (album) => `„${album}“ umbenennen`,
    delete: (album) => `„${album}“ löschen`,
    deleted: (album) => `„${album}“ wurde gelöscht. Die Fotos bleiben.`,
    undo: 'Rückgängig',
    export: 'In einen Ordner kopieren (E)',
    exportTitle: (n) => `${photos(n)} in einen Ordner kopieren`,
    exportTo: 'Ordner für die Kopien wählen',
    with: 'So, wie sie sind',
    withNote: 'Genaue Kopien der Originaldateien.',
    without: 'Ohne das, was sie über Sie verraten',
    withoutNote:
      'Lässt weg, wo, wann, womit und von wem ein Foto aufgenommen wurde. JPEG, PNG, WebP und GIF behalten ihre Bildpunkte genau; andere Formate werden zu JPEGs. Videos werden so nicht kopiert.',
    chooseFolder: 'Ordner wählen …',
    exported: (n) => `Kopiert: ${photos(n)}`,
    notExported: (n, reason) => `Nicht kopiert: ${photos(n)}. ${reason}`,
    video: 'Was ein Video über sich verrät, lässt sich nicht weglassen.',
  },

  trash: {
    move: 'In den Papierkorb (Entf)',
    moved: (n) => `In den Papierkorb gelegt: ${photos(n)}`,
    notMoved: (n, reason) => `Nicht verschoben: ${files(n)}. ${reason}`,
    back: (n) => `Wieder an ihrem Ort: ${photos(n)}`,
    notBack: (n, reason) => `Noch im Papierkorb: ${files(n)}. ${reason}`,
    recent: 'In den Papierkorb gelegt',
    recentNote:
      'Solange der Papierkorb des Systems nicht geleert ist, lassen sie sich dorthin zurücklegen, wo sie waren.',
    removal: (n, when) => `${photos(n)}, ${when}`,
    putBack: 'Zurücklegen',
    openWith: (program) => `Öffnen mit ${program}`,
    menu: 'Was damit geschehen soll',
    problems: {
      unreachable: 'Sie ist gerade nicht erreichbar.',
      read_only: 'Ihr Ordner oder Datenträger kann nur gelesen werden.',
      no_trash: 'Auf ihrem Datenträger gibt es keinen Papierkorb.',
      taken: 'An ihrem Ort liegt jetzt eine andere Datei.',
      emptied: 'Sie ist nicht mehr im Papierkorb.',
      by_hand: 'Auf diesem System geht das nur im Papierkorb selbst.',
    },
  },

  atHand: {
    heading: 'Griffbereit',
    tray: 'Im Infobereich weiterlaufen',
    trayNote:
      'Wird das Fenster geschlossen, bleibt Afterimage im Infobereich und folgt weiter Ihren Ordnern. Sonst endet damit das Programm.',
    show: 'Afterimage zeigen',
    pause: 'Einlesen anhalten',
    resume: 'Weiter einlesen',
    quit: 'Beenden',
    palette: 'Von überall suchen',
    paletteNote:
      'Tasten, die in jedem Programm gelten, öffnen ein kleines Suchfenster: tippen, Eingabe drücken, und das Foto wird gezeigt.',
    keys: 'Tasten',
    press: 'Neue Tasten drücken',
    byCommand:
      'Unter Wayland vergibt das System solche Tasten selbst. Weisen Sie in dessen Tastatureinstellungen diesem Befehl welche zu:',
  },

  palette: {
    hint: 'Pfeile wählen, Eingabe zeigt das Foto, Esc schließt',
  },

  shortcuts: {
    title: 'Tastatur',
    open: 'Tastenkürzel (?)',
    keys: { Ctrl: 'Strg', Enter: 'Eingabe', Esc: 'Esc', Shift: 'Umschalt', Del: 'Entf' },
    headings: { anywhere: 'Überall', photos: 'Fotos', photo: 'Einzelnes Foto' },
    does: {
      search: 'Suchen',
      paste: 'Mit dem Bild in der Zwischenablage suchen',
      escape: 'Schließen, zurück oder Suche löschen',
      library: 'Bibliothek: Ordner, Unlesbares, Einstellungen',
      models: 'Modelle',
      shortcuts: 'Diese Liste',
      move: 'Bewegen',
      view: 'Foto ansehen',
      similar: 'Ähnliche Fotos',
      stack: 'Alle Fotos eines Stapels ansehen',
      albums: 'Alben',
      copy: 'Foto kopieren, oder die ausgewählten Dateien',
      favourite: 'Favorit, oder nicht mehr',
      stars: 'So viele Sterne',
      select: 'Auswählen',
      selectAll: 'Alles auswählen',
      addToAlbum: 'Zu einem Album hinzufügen',
      export: 'In einen Ordner kopieren',
      undo: 'Rückgängig',
      trash: 'In den Papierkorb legen',
      size: 'Größer oder kleiner',
      step: 'Voriges, nächstes',
      zoom: 'Jedes Pixel oder das ganze Foto',
      closer: 'Näher, weiter weg',
      ends: 'Das ganze Foto, jedes Pixel',
      look: 'Sich aus der Nähe umsehen',
      slideshow: 'Diashow',
      info: 'Angaben zum Foto ein- oder ausblenden',
      open: 'Im Bildbetrachter öffnen',
      reveal: 'Datei in ihrem Ordner zeigen',
    },
  },
};
