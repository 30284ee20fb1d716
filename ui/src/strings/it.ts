/** Italiano. */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('it');

/** A number as it stands before its noun: after whole millions with `di`. */
const number = (n: number): string => plural(n, { one: count(n), many: `${count(n)} di`, other: count(n) });
/** What is said of one, or of any other number. */
const either = (n: number, one: string, other: string): string => plural(n, { one, many: other, other });
const photos = (n: number): string => `${number(n)} foto`;
const files = (n: number): string => `${number(n)} file`;
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'meno di un minuto' : `circa ${amount}`;
};

export const it: Strings = {
  app: 'Afterimage',
  close: 'Chiudi',
  keep: 'Mantieni',

  opening: 'Apertura della libreria',

  times: {
    duration,
    ago: (then, now) =>
      now - then < 30_000 ? 'poco fa' : (ago(then, now) ?? `in data ${date(then, 'moment')}`),
  },

  errors: {
    offline: 'Il disco o la cartella in cui si trova questa foto non è al momento raggiungibile.',
    not_found: 'Questa foto non è più nella libreria.',
    picture: 'Impossibile leggere questa immagine.',
    folder: 'Questa non è una cartella che si può leggere.',
    album_name: 'Un altro album ha questo nome.',
    busy: 'È in corso la lettura delle foto. Riprova quando sarà terminata.',
    in_use: 'Questa libreria è già aperta in un altro Afterimage. Prima chiudilo.',
    read_only:
      'La libreria è di sola lettura: la ricerca funziona, ma non viene letto niente di nuovo né modificato niente.',
    newer:
      'Questa libreria è stata creata da una versione più recente di Afterimage. Aggiorna l’applicazione.',
    model_in_use: 'Questo modello è in uso. Prima scegline un altro.',
    no_tray: 'Questo desktop non ha un’area di notifica: chiudere la finestra termina Afterimage.',
    keys_taken: 'Questi tasti non vanno: li ha un altro programma, oppure manca Ctrl, Alt o simile.',
    no_keys:
      'Su Wayland nessun programma sente i tasti destinati a un altro. Le impostazioni della tastiera del sistema possono eseguire un comando al suo posto.',
    pattern: 'Questo criterio non è valido.',
    system: 'Il sistema non ha potuto eseguire l’operazione.',
    library: 'L’operazione non è riuscita nella libreria.',
    unforeseen: 'È successo qualcosa di imprevisto.',
    gone: 'Non è più nella libreria.',
    saved_search: 'Questo album è una ricerca salvata: contiene ciò che trova.',
    unusable_file: (file) =>
      `Impossibile leggere o scrivere: ${file}. Controlla che il disco sia collegato e che tu possa usarlo.`,
    no_home:
      'Il sistema non indica un posto per i tuoi dati. Imposta HOME, oppure avvia Afterimage con --library.',
    catalog_damaged:
      'Il catalogo della libreria è danneggiato. Chiudi Afterimage ed esegui “afterimage verify --repair” in un terminale: salva tutto il possibile e conserva una copia.',
    not_migrated: 'La libreria non può essere aggiornata. Resta com’era.',
    needs_writing: 'Questa libreria va aperta una volta dove è possibile scriverci.',
    disk_full: 'Il disco è pieno. Ciò che è stato fatto finora resta; libera spazio e riprova.',
    index: 'L’indice di ricerca non ha funzionato. Sarà ricreato al prossimo avvio di Afterimage.',
    crashed:
      'La lettura delle foto è terminata in modo imprevisto. Ciò che è stato fatto finora resta; riavvia Afterimage.',
    model_file_missing: (file) =>
      `Manca un file del modello: ${file}. Scarica o aggiungi di nuovo il modello.`,
    model_file_damaged: (file) =>
      `Un file del modello è danneggiato: ${file}. Scarica o aggiungi di nuovo il modello.`,
    model_absent: (model) => `Il modello ${model} non è su questo computer. Prima scaricalo o aggiungilo.`,
    model_failed: 'Il modello non ha funzionato. Riprova, oppure scegline un altro.',
    model_refused: (n) => `Il modello non può sostituire quello attuale: non è riuscito con ${photos(n)}.`,
    out_of_memory:
      'La memoria non è bastata per questo modello. Chiudi altri programmi, usalo a 8 bit o scegline uno più piccolo.',
    one_precision: 'Questo modello non si può usare a 8 bit.',
    no_model: (folder) => `In ${folder} non c’è un modello che Afterimage possa usare.`,
    model_lacks: (file) => `Nella cartella manca un file di cui un modello ha bisogno: ${file}.`,
    model_sharded: 'I pesi di questo modello sono in più file, e Afterimage non può leggerli così.',
    no_starter:
      'Il modello fornito con Afterimage non è pronto. Reinstalla Afterimage, oppure esegui “./dev setup” nel suo codice sorgente.',
    model_name:
      'Il modello ha bisogno di un altro nome. Dai alla sua cartella un nome di lettere minuscole, cifre e trattini.',
    model_taken: (model) =>
      `C’è già un modello chiamato ${model}. Prima eliminalo, oppure dai un altro nome alla cartella.`,
    model_busy: 'Un altro Afterimage sta lavorando a questo modello. Riprova quando avrà finito.',
    model_added:
      'Questo modello è stato aggiunto da questo computer e non si può scaricare. Aggiungilo di nuovo.',
    host_offline: (host) =>
      `${host} non è raggiungibile. Questo computer è in rete, o gli serve un proxy (HTTPS_PROXY)?`,
    host_unsafe: (host) => `La connessione a ${host} non è sicura, perciò non è stato scaricato niente.`,
    host_locked: (host) =>
      `${host} vuole sapere chi chiede. Forse questo modello va prima sbloccato sulla sua pagina.`,
    host_lacks: (host) => `${host} non ha più questo file.`,
    host_fails: (host) => `${host} al momento non può fornire il file. Riprova più tardi.`,
    proxy: 'Il proxy chiede un nome e una password, oppure il suo indirizzo (HTTPS_PROXY) è sbagliato.',
    interrupted:
      'La connessione si è interrotta. Ciò che è arrivato resta; scarica di nuovo il modello per continuare da lì.',
    wrong_file: (host) => `Non si può verificare che ${host} abbia il file giusto, perciò non viene usato.`,
    stopped: 'L’operazione è stata interrotta.',
    no_program: 'Questo programma non c’è più.',
    no_dragging: 'Questo desktop non permette di trascinare foto fuori dalla finestra.',
  },

  firstRun: {
    title: 'Trova qualsiasi foto descrivendola',
    lead: 'Di’ quello che ricordi, con parole tue. Afterimage guarda le foto stesse, quindi non serve assegnare nomi o parole chiave.',
    choose: 'Scegli cartelle…',
    drop: 'oppure trascinale qui',
    promise: 'Le tue foto restano dove sono e non vengono mai modificate. Niente esce da questo computer.',
    model: (title) => `Il modello che le guarda è ${title}.`,
    otherModel: 'Scegline un altro…',
    examplesLabel: 'Per esempio',
    example: 'tramonto sul mare',
  },

  search: {
    label: 'Cerca foto',
    placeholder: 'Descrivi una foto, in qualsiasi lingua',
    addWords: 'Aggiungi parole: di notte, -persone',
    clear: 'Cancella la ricerca',
    similar: 'Come questa foto',
    picture: 'Come questa immagine',
    pasted: 'Come l’immagine incollata',
  },

  asking: {
    understood: 'Inteso come',
    asWords: (written) => `Cerca invece le parole «${written}»`,
    remove: 'Rimuovi',
    with: (words) => `con ${words}`,
    without: (words) => `senza ${words}`,
    not: (label) => `non ${label}`,
    unlike: 'Diversa da questa foto',
    named: {
      text: (text) => `Testo: ${text}`,
      camera: (text) => `Fotocamera: ${text}`,
      lens: (text) => `Obiettivo: ${text}`,
      folder: (text) => `Cartella: ${text}`,
      name: (text) => `Nome del file: ${text}`,
    },
    types: { photo: 'Immagini fisse', video: 'Video' },
    states: {
      lettered: 'Con testo',
      favourite: 'Preferite',
      rejected: 'Scartate',
      offline: 'Ora non raggiungibili',
      located: 'Con posizione',
    },
    noStars: 'Nessuna stella',
    noPlace: 'Nessuna foto è stata scattata lì',
    noPhoto: 'Questa foto non esiste',
    noPicture: 'Questa immagine non esiste',
    narrow: 'Restringi',
    nothingToNarrow: 'Queste foto hanno tutto in comune.',
    facets: {
      years: 'Anni',
      countries: 'Paesi',
      places: 'Luoghi',
      folders: 'Cartelle',
      cameras: 'Fotocamere',
      types: 'Tipi di file',
    },
    newest: 'Prima le più recenti',
    addWords: 'Aggiungi parole',
  },

  results: {
    says: (snippet) => `C’è scritto: ${snippet}`,
    label: 'Foto',
    photo: (rank, of) => `Foto ${count(rank + 1)} di ${count(of)}`,
    all: photos,
    best: (searched) => `Migliori risultati tra ${photos(searched)}`,
    bestSoFar: (searched) =>
      either(
        searched,
        `Migliori risultati tra ${photos(searched)} letta finora`,
        `Migliori risultati tra ${photos(searched)} lette finora`,
      ),
    matches: (n) => either(n, `${number(n)} risultato`, `${number(n)} risultati`),
    onlyPossible: 'Nessun risultato sicuro. Queste potrebbero corrispondere',
    noMatch: 'Qui non c’è niente di simile. Queste si avvicinano di più',
    searched: (searched) => ` · ricerca in ${photos(searched)}`,
    searchedSoFar: (searched) => ` · ricerca in ${photos(searched)} finora`,
    possible: 'Meno probabili',
    nearest: 'Nient’altro di simile. Queste si avvicinano di più',
    alike: (searched) => `Le più simili tra ${photos(searched)}`,
    took: (ms) => `Ricerca completata in ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'Risponde un modello diverso da quello scelto',
    back: 'Indietro',
    similar: 'Foto simili',
    smaller: 'Foto più piccole',
    larger: 'Foto più grandi',
    unreadable: 'Impossibile mostrare questa foto',
    favourite: 'Preferita',
    stars: (n) => `${number(n)} ${either(n, 'stella', 'stelle')}`,
    video: (length) => `Video, ${length}`,
    videoAt: (time, length) => `Video, ${length}, a ${time}`,
    offline: 'Su un disco o in una cartella al momento non raggiungibile',
  },

  stacks: {
    toggle: 'Impila gli scatti simili',
    more: (n) => ` · ${count(n)} in più nelle pile`,
    of: (n) => `Pila di ${photos(n)}`,
    onlyShown: 'Delle pile, solo la foto in cima',
    byPlace: 'Per luogo',
    nowhere: 'Luogo sconosciuto',
  },

  why: {
    title: 'Perché questa foto',
    likely: (part) => `${percent(part, 1)} probabile`,
    alike: (part) => `${percent(part, 1)} di somiglianza`,
  },

  empty: {
    nothingTitle: 'Nessun risultato',
    nothingInAlbum: 'Questo album è vuoto. Seleziona delle foto e aggiungile con L.',
    nothing: (text) =>
      `Nessuna foto corrisponde a “${text}”. Spesso aiuta usare meno parole o parole più semplici.`,
    nothingAlike: 'Nessun’altra foto somiglia a questa.',
    stillReading: 'La lettura delle foto è ancora in corso: potrebbe comparire tra poco.',
    showAll: 'Mostra tutte le foto',
    readingTitle: 'Esame delle cartelle',
    reading: 'Le prime foto compariranno qui tra un attimo.',
    noPhotosTitle: 'Ancora nessuna foto',
    noPhotos:
      'In queste cartelle non ci sono immagini. Aggiungine un’altra o metti delle foto al loro interno.',
    add: 'Aggiungi cartelle…',
    problemTitle: 'Operazione non riuscita',
    retry: 'Riprova',
  },

  progress: {
    reading: 'Lettura del testo nelle foto',
    open: 'Lettura delle foto',
    scanning: 'Esame delle cartelle',
    indexing: 'Lettura delle foto',
    switching: (title) => (title === null ? 'Preparazione di un altro modello' : `Preparazione di ${title}`),
    regions: 'Le foto grandi vengono guardate più da vicino',
    switchingNote: (title) => `Nel frattempo risponde ${title}.`,
    paused: 'In pausa',
    waiting: {
      mains: 'In attesa dell’alimentazione di rete',
      idle: 'In attesa che ti allontani dal computer',
    },
    short: (done, total) => `${count(done)} di ${count(total)}`,
    rate: (perSecond) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} foto al secondo`,
    left: (seconds) => `${duration(seconds)} alla fine`,
    failed: (n) => `Impossibile leggere ${files(n)}`,
    note: 'Nel frattempo puoi cercare.',
    pause: 'Pausa',
    resume: 'Riprendi',
  },

  detail: {
    text: 'Testo nella foto',
    copyText: 'Copia testo',
    textCopied: 'Testo copiato',
    label: 'Foto',
    back: 'Torna alle foto (Esc)',
    previous: 'Foto precedente (←)',
    next: 'Foto successiva (→)',
    info: 'Informazioni sulla foto (I)',
    place: (rank, of) => `${count(rank + 1)} di ${count(of)}`,
    more: 'Foto simili',
    open: 'Apri',
    reveal: 'Mostra file',
    copy: 'Copia',
    copied: 'Foto copiata',
    taken: 'Data di scatto',
    length: 'Durata',
    shownAt: (time) => `Fotogramma a ${time}`,
    changed: 'La foto non ha una data. Questa è l’ultima modifica del file.',
    named: 'Dal nome del file',
    camera: 'Fotocamera',
    description: 'Descrizione',
    keywords: 'Parole chiave',
    rating: 'Valutazione',
    stars: (n) => (n < 0 ? 'Rifiutata' : '★'.repeat(n)),
    picture: 'Immagine',
    position: 'Luogo di scatto',
    folder: 'Cartella',
    alsoIn: 'Anche in',
    similar: 'Foto simili',
    offline: 'Questa cartella non è al momento raggiungibile.',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} MP`,
    regionButton: 'Cornice attorno alla parte che corrisponde',
    region: (where) => `Ciò che corrisponde è in questa parte della foto: ${where}`,
    where: [
      'in alto a sinistra',
      'in alto',
      'in alto a destra',
      'a sinistra',
      'al centro',
      'a destra',
      'in basso a sinistra',
      'in basso',
      'in basso a destra',
    ],
    compass: { north: 'N', south: 'S', east: 'E', west: 'O' },
  },

  viewing: {
    strip: 'Foto accanto a questa',
    stripButton: 'Foto accanto a questa, in basso',
    slideshowButton: 'Presentazione (S)',
    slideshow:
      'Presentazione. La barra spaziatrice la mette in pausa, le frecce scorrono, ogni altro tasto la termina',
    slideshowPhoto: 'Foto della presentazione',
    previous: 'Foto precedente',
    next: 'Foto successiva',
    pause: 'Pausa',
    play: 'Continua',
    interval: 'Tempo per ogni foto',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'In ordine qualsiasi',
    endSlideshow: 'Termina la presentazione',
    timeline: 'Quando sono state scattate le foto',
    recent: 'Ricerche recenti',
    remember: 'Ricorda le ricerche',
    recentNote:
      'Proposte quando il campo di ricerca è vuoto. Restano nella libreria, solo su questo computer.',
    forgetOne: (query) => `Dimentica “${query}”`,
    forgetAll: 'Dimentica tutte',
    rememberNone: 'Non ricordare le ricerche',
    scale: (n) => `${count(n)}%`,
  },

  library: {
    title: 'Libreria',
    open: 'Libreria (Ctrl ,)',
    pick: 'Scegli cartelle con foto',
    added: (n) => either(n, 'Cartella aggiunta', `${number(n)} cartelle aggiunte`),

    photos: 'Foto',
    searchable: 'Ricercabili',
    searchableAll: 'tutte',
    searchablePart: (n) => `${photos(n)} ancora da guardare`,
    files: 'File',
    filesIn: (folders) => either(folders, `in ${number(folders)} cartella`, `in ${number(folders)} cartelle`),
    stored: 'Su disco',
    storedNote: 'quanto conserva Afterimage',
    size: bytes,
    model: 'Modello',
    changeModel: 'Modelli…',
    processor: 'processore',
    on: (title, device) => `${title} (${device})`,

    activity: {
      label: 'Attività in corso',
      idle: 'Tutto aggiornato',
      idleNote: 'Ciò che si aggiunge, scompare o cambia nelle tue cartelle viene rilevato automaticamente.',
      offline: 'Tutto aggiornato, per le cartelle raggiungibili',
      empty: 'Ancora niente da fare',
      emptyNote: 'Aggiungi una cartella con foto per iniziare.',
      scanningNote: 'Ricerca di ciò che è nuovo, modificato o scomparso.',
      pausedNote: 'Non viene letto niente finché non riprendi. Ciò che è stato letto è ricercabile.',
    },

    folders: {
      heading: 'Cartelle',
      add: 'Aggiungi cartelle…',
      drop: 'Puoi anche trascinare le cartelle sulla finestra.',
      none: 'Ancora nessuna cartella.',
      rescan: 'Esamina di nuovo tutte',
      files,
      failed: (n) => either(n, `${count(n)} non ricercabile`, `${count(n)} non ricercabili`),
      watched: 'Seguita in tempo reale',
      polled: 'Esaminata di tanto in tanto',
      offline: 'Non raggiungibile',
      unwatched: 'Al momento non seguita',
      stay: (n) => either(n, 'La sua foto resta ricercabile.', `Le sue ${photos(n)} restano ricercabili.`),
      looked: (when) => `esaminata ${when}`,
      looking: 'Esame in corso',
      look: (name) => `Esamina di nuovo “${name}”`,
      lookFor: (name) => `Controlla se “${name}” è presente`,
      reveal: (name) => `Mostra “${name}” nel gestore file`,
      remove: (name) => `Rimuovi “${name}”`,
      removeYes: 'Rimuovi',
      removeQuestion: (name, n) =>
        n === 0
          ? `Rimuovere “${name}” dalla libreria? Su disco non cambia niente. Potrai aggiungerla di nuovo in qualsiasi momento.`
          : either(
              n,
              `Rimuovere “${name}” dalla libreria? Su disco non cambia niente. Il suo file non si potrà più trovare qui; potrai aggiungerla di nuovo in qualsiasi momento, senza che niente debba essere guardato due volte.`,
              `Rimuovere “${name}” dalla libreria? Su disco non cambia niente. I suoi ${files(n)} non si potranno più trovare qui; potrai aggiungerla di nuovo in qualsiasi momento, senza che niente debba essere guardato due volte.`,
            ),
      stillAway: (name) => `“${name}” non è ancora raggiungibile`,
      away: {
        missing: 'Questa cartella al momento non esiste.',
        emptied: 'La cartella è vuota, come se il suo disco non fosse collegato.',
        other_disk: 'Al posto di questa cartella c’è un altro disco.',
      },
      unannounced: {
        share: (name) => `Si trova su un altro computer (${name}), che non segnala le modifiche.`,
        too_many_folders:
          'Le cartelle sono più di quante il sistema permetta a un programma di sorvegliare (fs.inotify.max_user_watches).',
        too_many_programs:
          'Il sistema non permette ad altri programmi di sorvegliare cartelle (fs.inotify.max_user_instances).',
        other: 'Il sistema non può sorvegliarla.',
      },
    },

    failures: {
      heading: 'Non ricercabili',
      none: 'Tutti i file nelle tue cartelle sono ricercabili.',
      lead: 'Questi file si trovano nelle tue cartelle, ma non sono ricercabili. Restano così come sono.',
      find: 'Cerca tra questi',
      findLabel: 'Cerca tra i file non ricercabili',
      found: (n) =>
        n === 0
          ? 'Nessuno contiene questo testo nel nome o nella cartella'
          : either(n, `${files(n)} trovato`, `${files(n)} trovati`),
      retry: 'Riprova',
      retryAll: 'Riprova con tutti',
      retryFound: 'Riprova con questi',
      retryFile: (name) => `Riprova con “${name}”`,
      reveal: (name) => `Mostra “${name}” nel gestore file`,
      waiting: (n) => `${count(n)} in attesa di un nuovo tentativo`,
      waitingFile: 'In attesa di un nuovo tentativo',
      retrying: (n) => either(n, 'Nuovo tentativo con il file', `Nuovo tentativo con ${files(n)}`),
      files,
      list: (title) => `File: ${title}`,
      fetching: 'Un momento',
      kinds: {
        video: [
          'Video',
          'Per leggere i video serve il programma ffmpeg, che non è stato trovato. Una volta installato, verranno letti automaticamente.',
        ],
        no_permission: [
          'Permesso negato',
          'Il sistema non ti permette di leggerli. Modifica i permessi di lettura, poi riprova.',
        ],
        unreadable: [
          'Impossibili da aprire',
          'Il disco o la rete non li ha resi disponibili. Riprova quando il collegamento è stabile.',
        ],
        empty: ['File vuoti', 'Non contengono niente; forse una copia è stata interrotta.'],
        no_picture: ['Non sono immagini', 'Hanno nomi da immagini, ma contengono altro.'],
        unsupported: [
          'Formati non ancora leggibili',
          'Questa versione di Afterimage non è in grado di leggerli.',
        ],
        no_preview: [
          'RAW senza anteprima',
          'La fotocamera non vi ha inserito un’immagine da mostrare, e i dati grezzi del sensore non vengono sviluppati.',
        ],
        too_large: ['Troppo grandi', 'Richiederebbero più memoria di quanta ne serva a una foto.'],
        too_slow: [
          'Troppo lenti da leggere',
          'La lettura è stata interrotta. Riprova quando il computer è meno impegnato.',
        ],
        damaged: [
          'Danneggiati',
          'Terminano troppo presto o si contraddicono. Un’altra copia potrebbe essere integra.',
        ],
        other: ['Altri motivi', 'Si è verificato un problema che non dipende dai file.'],
      },
      reasons: {
        no_permission: 'Il sistema non ti permette di leggerlo.',
        unreadable: 'Il sistema non è riuscito a leggerlo.',
        not_a_file: 'Non è un file normale.',
        empty: 'Non contiene niente.',
        unknown_format: 'Non è un’immagine in un formato noto ad Afterimage.',
        unsupported: (format) => `Il formato ${format} non si può ancora leggere.`,
        video: 'È un video, non un’immagine.',
        no_ffmpeg: 'Per leggerlo serve ffmpeg, che non è stato trovato.',
        unknown_video: 'Non è un video in un formato noto ad Afterimage.',
        video_damaged: 'Il video è danneggiato, o ffmpeg non può leggerlo.',
        no_frames: 'Non è stato possibile leggere alcuna immagine del video.',
        no_preview: 'La fotocamera non vi ha inserito un’immagine da mostrare.',
        too_large: 'Richiederebbe più memoria di quanta dovrebbe una foto.',
        too_many_pixels: (width, height) => `È troppo grande: ${count(width)} × ${count(height)} pixel.`,
        too_many_bytes: (size) => `È troppo grande: ${bytes(size)}.`,
        too_slow: (seconds) => `La lettura è stata interrotta dopo ${unit(seconds, 'second', 'long')}.`,
        cut_off: 'Finisce troppo presto. Forse non è stato copiato per intero.',
        damaged: 'È danneggiato.',
        decoder_died: 'È danneggiato, o richiede più memoria di quanta dovrebbe una foto.',
        no_decoder: 'Non è stato possibile leggerlo. Riprova quando il computer è meno impegnato.',
        refused: 'Il modello non ha potuto guardarlo.',
        other: 'Qualcosa è andato storto, ma non per colpa del file.',
      },
    },

    manners: {
      heading: 'In background',
      lead: 'Come vengono lette le foto mentre fai altro. Le tue scelte valgono da subito.',
      pace: 'Ritmo',
      paces: {
        quiet: ['Discreto', 'Usa una parte del computer, e solo ciò che non serve ad altro.'],
        balanced: ['Equilibrato', 'Usa circa metà del computer.'],
        fast: ['Veloce', 'Lo usa tutto, per finire il prima possibile.'],
      },
      mains: {
        label: 'Solo con l’alimentazione di rete',
        note: 'Attende mentre il computer funziona a batteria.',
      },
      idle: {
        label: 'Solo quando non sei al computer',
        note: 'Attende mentre qualcuno usa la tastiera o il mouse, e per qualche minuto dopo.',
      },
      hidden: {
        label: 'Ignora i file nascosti',
        note: 'File e cartelle il cui nome inizia con un punto o che il sistema nasconde.',
      },
      regions: {
        label: 'Trovare cose piccole nelle foto grandi',
        note: 'Guarda anche nove parti di ogni foto grande. Richiede circa dieci volte più tempo e circa 20 kB per foto.',
      },
      least: 'Ignora i file più piccoli di',
      leastUnit: 'kB',
      leastNote:
        'Le icone e le immagini delle pagine web sono piccole; le foto lo sono di rado. Con 0 non se ne ignora nessuno.',
      ignore: 'Ignora in base al nome',
      ignoreNote:
        'Come in un .gitignore: *.gif, screenshots, /raw/. Ciò che è ignorato non si vede e ricompare quando il criterio viene tolto.',
      ignoreAdd: 'Aggiungi',
      ignoreLabel: 'Un nome o un criterio da ignorare',
      ignoreExample: '*.gif',
      unignore: (pattern) => `Non ignorare più ${pattern}`,
    },

    reading: {
      heading: 'Testo nelle foto',
      lead: 'Scontrini, schermate e diapositive si trovano con le parole che contengono. Vengono letti su questo computer, dal programma Tesseract.',
      on: {
        label: 'Leggi il testo nelle foto',
        note: 'Ciò che è stato letto resta nella libreria. Finché è disattivato non viene cercato, e liberando spazio viene eliminato.',
      },
      looked: 'Esaminate',
      withText: 'Con testo',
      by: (engine) => `Letto da ${engine}`,
      languages: 'Lingue',
      languagesNote:
        'Ogni lingua richiede più tempo. Se non ne viene scelta nessuna, si leggono tutte quelle installate se sono al massimo tre, altrimenti l’inglese e la lingua del sistema.',
      problems: {
        not_installed:
          'Tesseract non è stato trovato. Una volta installato, le foto verranno lette automaticamente.',
        not_answering: 'Tesseract è installato, ma non funziona.',
        too_old: 'Questo Tesseract è troppo vecchio. Serve la versione 4 o successiva.',
        no_languages: 'Tesseract non ha dati per le lingue da leggere.',
      },
    },

    health: {
      heading: 'Stato',
      lead: 'Una verifica legge tutto ciò che Afterimage conserva e controlla che sia coerente. Le foto non vengono toccate.',
      check: 'Verifica la libreria',
      checking: {
        catalog: 'Lettura del catalogo',
        index: 'Confronto dell’indice di ricerca',
        thumbnails: 'Lettura delle miniature',
      },
      part: (done, total) => `${count(done)} di ${photos(total)}`,
      busy: 'È possibile quando non è in corso alcuna lettura.',
      sound: 'È tutto coerente.',
      checked: (n, when) => either(n, `${photos(n)} verificata ${when}`, `${photos(n)} verificate ${when}`),
      waiting: (n) => `${photos(n)} ancora da guardare`,
      withoutThumbnail: (n) =>
        either(
          n,
          `${number(n)} miniatura verrà creata quando serve`,
          `${number(n)} miniature verranno create quando servono`,
        ),
      unsound: (n) => either(n, 'Qualcosa non è coerente', `${number(n)} incoerenze trovate`),
      repair:
        'Chiudi Afterimage ed esegui questo comando in un terminale. Salva tutto il possibile e conserva una copia dello stato precedente:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: 'Il file del catalogo è danneggiato.',
      danglingRows: (n) =>
        either(
          n,
          `${number(n)} voce del catalogo non è collegata a niente.`,
          `${number(n)} voci del catalogo non sono collegate a niente.`,
        ),
      damagedEmbeddings: (n) =>
        either(
          n,
          `Ciò che il modello ha visto in ${photos(n)} è danneggiato. Dopo una riparazione la guarderà di nuovo.`,
          `Ciò che il modello ha visto in ${photos(n)} è danneggiato. Dopo una riparazione le guarderà di nuovo.`,
        ),
      incompleteVideos: (n) =>
        either(
          n,
          'In un video mancano dei fotogrammi. Dopo una riparazione verrà letto di nuovo.',
          `In ${number(n)} video mancano dei fotogrammi. Dopo una riparazione verranno letti di nuovo.`,
        ),
      indexDiffers: (missing, extra, different) =>
        `L’indice di ricerca non corrisponde. Foto mancanti: ${count(missing)}; in eccesso: ${count(extra)}; diverse: ${count(different)}.`,
      thumbnailsDamaged: 'Il file delle miniature è danneggiato.',
      unused: 'Dati superflui',
      unusedNone: 'Non è conservato niente che non serva a una foto.',
      unusedNote: (n, size) =>
        n === 0
          ? `Miniature che non appartengono ad alcuna foto: ${bytes(size)}.`
          : either(
              n,
              `Di ${photos(n)} non resta alcun file, ma viene ricordata nel caso ricompaia: ${bytes(size)}.`,
              `Di ${photos(n)} non resta alcun file, ma vengono ricordate nel caso ricompaiano: ${bytes(size)}.`,
            ),
      free: 'Libera…',
      freeYes: (size) => `Libera ${bytes(size)}`,
      freeQuestion: (n) =>
        n === 0
          ? 'Eliminare queste miniature?'
          : either(
              n,
              'Dimenticare questa foto? Se ricompare, il modello la guarderà di nuovo. Nelle tue cartelle non viene toccato niente.',
              `Dimenticare queste ${photos(n)}? Se ricompaiono, il modello le guarderà di nuovo. Nelle tue cartelle non viene toccato niente.`,
            ),
      unusedRegions: (size) =>
        `Le parti delle foto grandi non vengono più cercate. Ciò che ne è conservato occupa ${bytes(size)}.`,
      freeRegionsQuestion:
        'Eliminare ciò che è conservato delle parti delle foto grandi? Per cercarvi di nuovo bisognerà guardare quelle foto un’altra volta.',
      freeing: 'Liberazione dello spazio',
      freed: (size) => `Spazio liberato: ${bytes(size)}`,
    },

    about: {
      heading: 'Informazioni',
      appearance: 'Aspetto',
      theme: { system: 'Automatico', light: 'Chiaro', dark: 'Scuro' },
      language: 'Lingua',
      systemLanguage: (name) => `Automatica (${name})`,
      keptIn: 'Posizione',
      places: 'Nomi di luoghi',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'Modelli',
    answers: (title) => `Risponde ${title}`,
    inEightBits: (title) => `${title} a 8 bit`,
    on: (device) => `su ${device}`,
    ready: (embedded, all) =>
      embedded >= all
        ? either(all, `${photos(all)} ricercabile`, `${photos(all)} ricercabili`)
        : `${count(embedded)} di ${photos(all)} ricercabili`,
    lead: 'Un modello guarda le tue foto e capisce le tue parole. Ognuno funziona solo su questo computer e nessuno viene scaricato senza che tu lo chieda.',
    recallLead:
      'Il recall indica quante volte, in percentuale, la foto giusta è tra le prime trovate, secondo quanto pubblicato da altri. Confronta solo valori dello stesso set di dati.',

    preparing: (title) => `Preparazione di ${title}`,
    preparingNote: (title) => `Finché non avrà visto tutte le foto, continuerà a rispondere ${title}.`,
    preparingSoon: 'Inizierà al termine dell’esame delle cartelle.',
    preparingPaused: 'In pausa. Continuerà quando riprenderà la lettura delle foto.',
    done: (done, total) => `${count(done)} di ${photos(total)}`,
    stay: (title) => `Mantieni ${title}`,
    problemLead: (title) => `Il modello scelto non si può usare, perciò risponde ${title}.`,

    groups: { here: 'Su questo computer', recommended: 'Consigliati', others: 'Altri modelli' },
    recommended: 'Consigliato',
    standing: {
      inUse: 'In uso',
      preparing: 'In preparazione',
      fetching: 'Download in corso',
      installed: 'Su questo computer',
      partial: 'Scaricato in parte',
      damaged: 'Danneggiato',
      available: 'Non su questo computer',
    },

    computing: {
      no_support: 'Questo Afterimage è stato compilato senza il supporto per quel processore grafico.',
      no_driver: 'Su questo computer non c’è un driver NVIDIA.',
      gpu_failed: 'Il processore grafico non si può usare.',
      processor_only: 'Questo modello calcola solo sul processore.',
      single_precision:
        'La mezza precisione non bastava a questo modello, perciò calcola in precisione singola.',
    },

    goodFor: {
      starter:
        'Per iniziare subito: piccolo, veloce su ogni computer e in 100 lingue, ma i modelli più grandi trovano di più.',
      'align-b7': 'Ricerche in inglese nello stile dei testi alternativi del web.',
      'chinese-clip-b16': 'Ricerche in cinese.',
      'clip-b16': 'Ricerche in inglese; vede dettagli più fini di ViT-B/32 con circa il triplo del lavoro.',
      'clip-b32': 'Un modello piccolo e veloce per ricerche in inglese.',
      'clip-l14': 'Ricerche in inglese con più cura dei modelli piccoli, per un computer che non ha fretta.',
      'clip-l14-336': 'Ricerche in inglese di cose piccole in foto grandi; lento senza scheda grafica.',
      'openclip-b32':
        'Un modello piccolo e veloce per ricerche in inglese, addestrato su cinque volte le didascalie di CLIP.',
      'openclip-h14':
        'Il più accurato dei modelli OpenCLIP per l’inglese presenti qui; richiede una scheda grafica.',
      'openclip-l14':
        'Ricerche accurate in inglese; trova sensibilmente di più di CLIP della stessa dimensione.',
      'siglip-b16': 'Ricerche in inglese più precise che con CLIP della stessa dimensione.',
      'siglip-b16-256-multilingual':
        'Ricerche in molte lingue; SigLIP 2 ne ha preso quasi del tutto il posto.',
      'siglip-so400m-384': 'Il più preciso dei primi SigLIP per l’inglese; richiede una scheda grafica.',
      'siglip2-b16-224':
        'Ricerche in molte lingue, molto precise in quelle europee, al ritmo di un modello piccolo.',
      'siglip2-b16-256': 'Come SigLIP 2 ViT-B/16, con un po’ più di dettaglio e di tempo.',
      'siglip2-b16-384': 'Come SigLIP 2 ViT-B/16, per cose più piccole nelle foto, con il triplo del lavoro.',
      'siglip2-b16-512':
        'Come SigLIP 2 ViT-B/16, per le cose più piccole nelle foto, con cinque volte il lavoro.',
      'siglip2-b32-256':
        'Il più veloce dei modelli SigLIP 2: grandi librerie su un computer senza scheda grafica.',
      'siglip2-l16-256': 'Ricerche accurate in molte lingue; meglio con una scheda grafica.',
      'siglip2-so400m-224': 'Alta precisione in molte lingue; richiede scheda grafica e memoria.',
      'xlm-roberta-b32':
        'Ricerche in cento lingue, con una lettura veloce delle foto: la prima scelta quando “Starter” non basta.',
      'xlm-roberta-h14':
        'Le risposte migliori in molte lingue, tra cui cinese e giapponese, per un computer con scheda grafica.',
      added: 'Un modello che hai aggiunto; chi lo pubblica indica a che cosa serve.',
    },

    facts: {
      size: 'Dimensioni',
      memory: 'Memoria',
      languages: 'Lingue',
      speed: 'Velocità qui',
      embedding: 'Embedding',
      picture: 'Vede le foto a',
      licence: 'Licenza',
    },
    unknown: 'non disponibile',
    untried: 'non ancora provato',
    speed: (rate) => `${rate} foto/s`,
    query: (ms) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} per ricerca`,
    embedding: (numbers) => either(numbers, `${number(numbers)} numero`, `${number(numbers)} numeri`),
    disagrees:
      'Questa GPU calcola embedding diversi da quelli del processore. Avvia Afterimage con --device cpu.',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => either(n, `${count(n)} lingua`, count(n)),
    languagesUnknown: 'non indicate',
    allLanguages: 'Tutte le lingue',
    noCommerce: 'uso commerciale non consentito',
    commerceUnclear: 'uso commerciale non specificato',
    commerce: 'uso commerciale consentito',
    licenceUnknown: 'non disponibile; la indica chi lo pubblica',
    unverified:
      'I suoi checksum non fanno parte di Afterimage: viene verificato con quelli indicati sul sito di chi lo pubblica.',
    recall: 'Recall pubblicato',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `Fonte: ${source}`,
    recallSets: {
      coco: `MS-COCO, ${number(5000)} foto di prova`,
      flickr30k: `Flickr30k, ${number(1000)} foto di prova`,
      flickr8k: 'Flickr8k, 987 foto di prova',
    },
    recallMetrics: {
      at1: 'da testo a immagine, recall@1',
      at5: 'da testo a immagine, recall@5',
      at10: 'da testo a immagine, recall@10',
      mean: 'da testo a immagine, media di recall@1, @5 e @10',
    },
    recallSources: {
      immich: 'documentazione di Immich (docs/docs/features/searching.md), pesi di OpenCLIP',
      openclip: 'docs/openclip_retrieval_results.csv di OpenCLIP',
      kakao: 'README di coyo-align, di Kakao Brain',
    },

    use: 'Usa',
    useEightBit: 'Usa a 8 bit',
    eightBitNote:
      'Occupa un quarto della memoria ed è circa due volte più veloce sul processore; i risultati sono quasi gli stessi.',
    about: (size) => `circa ${size}`,
    fetch: (size) => (size === null ? 'Scarica' : `Scarica ${size}`),
    resume: (left) => (left === null ? 'Riprendi il download' : `Scarica i restanti ${bytes(left)}`),
    from: (host) => `da ${host}`,
    stop: 'Interrompi',
    stopping: 'Interruzione in corso',
    try: 'Prova per 10 s',
    trying: 'Prova in corso',
    remove: 'Elimina',
    discard: (arrived) => `Elimina i ${bytes(arrived)} scaricati`,
    removeQuestion: (title, size) =>
      `Eliminare ${title}${size === null ? '' : ` (${bytes(size)})`} da questo computer?`,
    removeAgain: 'Potrai scaricarlo di nuovo.',
    removeAdded: 'La cartella da cui è stato aggiunto resta com’è.',
    free: (size) => `Libera ${bytes(size)}`,
    held: (n) => `È conservato ciò che questo modello ha visto in ${photos(n)} quando era in uso.`,
    heldOlder: (n) =>
      `È conservato ciò che una versione precedente di questo modello ha visto in ${photos(n)}.`,
    freeQuestion: (size) =>
      `Liberare ${bytes(size)}? Per usare di nuovo questo modello, dovrebbe riguardare tutte le foto.`,
    orphans: 'Di modelli non più presenti',
    orphan: (model, n) => `È rimasto ciò che ${model} ha visto in ${photos(n)}.`,
    freeOrphanQuestion: (size) => `Liberare ${bytes(size)}? Qui niente può usarli.`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} scaricati` : `${percent(done, total)} di ${bytes(total)}`,
    connecting: 'Connessione in corso',
    checking: (file) => `Verifica di ${file}`,
    progressOf: (title) => `Avanzamento di ${title}`,
    takes: (seconds, n) =>
      `Per usarlo bisogna fargli guardare ${photos(n)}: ${duration(seconds)} a questa velocità.`,
    takesUnknown: (n) =>
      `Per usarlo bisogna fargli guardare ${photos(n)}. Provalo per sapere quanto tempo serve.`,
    takesNothing: 'Ha visto tutte le foto, quindi può rispondere subito.',

    add: 'Aggiungi da una cartella…',
    adding: 'Copia in corso',
    addNote: 'Ne hai già uno su disco? Viene copiato da lì; non si scarica niente.',
    pick: 'Scegli la cartella di un modello',
    added: (title) => `${title} è su questo computer`,
    again: 'Riprova',
  },

  drop: {
    title: 'Rilascia qui',
    text: 'Le cartelle si aggiungono alla libreria. Un’immagine trova le foto che le somigliano.',
    nothing: 'Tra questi file non ci sono cartelle né immagini.',
  },

  paste: {
    nothing: 'Negli appunti non c’è nessuna immagine.',
  },

  keeping: {
    favourite: 'Preferita (F)',
    noFavourite: 'Togli dalle preferite (F)',
    rating: 'Valutazione',
    select: 'Seleziona (X)',
    actions: 'Che cosa fare con le foto selezionate',
    clear: 'Azzera la selezione (Esc)',
    selected: (n) => `Selezione: ${count(n)}`,
    photos,
    addToAlbum: 'Aggiungi a un album (L)',
    addTo: (n) => `Aggiungi ${photos(n)} a un album`,
    added: (n, album) => `Aggiunta a «${album}»: ${photos(n)}`,
    earlier: 'Sposta verso l’inizio',
    later: 'Sposta verso la fine',
    takeOut: 'Togli da questo album',
    takenOut: (n, album) => `Rimozione da «${album}»: ${photos(n)}`,
    copy: 'Copia i file (Ctrl C)',
    copied: (n) => `Copia: ${files(n)}`,
    reveal: 'Mostra i file nelle loro cartelle',
    open: 'Album (B)',
    albums: 'I tuoi album',
    newAlbum: 'Nome di un nuovo album',
    saveSearch: (query) => `Nome per la ricerca «${query}»`,
    make: 'Crea',
    save: 'Salva',
    none: 'Non ci sono ancora album. Seleziona delle foto e aggiungile a un album, oppure salva una ricerca: troverà anche le foto nuove.',
    finds: (query) => `Ricerca: ${query}`,
    rename: (album) => `Rinomina «${album}»`,
    delete: (album) => `Elimina «${album}»`,
    deleted: (album) => `«${album}» è stato eliminato. Le sue foto restano.`,
    undo: 'Ripristina',
    export: 'Copia in una cartella (E)',
    exportTitle: (n) => `Copia ${photos(n)} in una cartella`,
    exportTo: 'Scegli una cartella per le copie',
    with: 'Così come sono',
    withNote: 'Copie esatte dei file originali.',
    without: 'Senza ciò che rivelano di te',
    withoutNote:
      'Omette dove, quando, con che cosa e da chi è stata scattata una foto. JPEG, PNG, WebP e GIF mantengono esattamente i loro pixel; gli altri formati diventano JPEG. I video non vengono copiati così.',
    chooseFolder: 'Scegli una cartella…',
    exported: (n) => `Copia: ${photos(n)}`,
    notExported: (n, reason) => `Non copiato: ${photos(n)}. ${reason}`,
    video: 'Ciò che un video rivela di sé non si può omettere.',
  },

  trash: {
    move: 'Sposta nel cestino (Canc)',
    moved: (n) => `Nel cestino: ${photos(n)}`,
    notMoved: (n, reason) => `Non spostati: ${files(n)}. ${reason}`,
    back: (n) => `Di nuovo al loro posto: ${photos(n)}`,
    notBack: (n, reason) => `Ancora nel cestino: ${files(n)}. ${reason}`,
    recent: 'Nel cestino',
    recentNote: 'Finché il cestino del sistema non viene svuotato, si possono rimettere al loro posto.',
    removal: (n, when) => `${photos(n)}, ${when}`,
    putBack: 'Rimetti a posto',
    openWith: (program) => `Apri con ${program}`,
    menu: 'Che cosa farne',
    problems: {
      unreachable: 'Al momento il file non è raggiungibile.',
      read_only: 'La sua cartella o il suo disco è di sola lettura.',
      no_trash: 'Sul suo disco non c’è un cestino.',
      taken: 'Un altro file occupa ora il suo posto.',
      emptied: 'Non è più nel cestino.',
      by_hand: 'Su questo sistema si rimette a posto dal cestino stesso.',
    },
  },

  atHand: {
    heading: 'A portata di mano',
    tray: 'Resta attivo nell’area di notifica',
    trayNote:
      'Chiusa la finestra, Afterimage resta nell’area di notifica e continua a seguire le cartelle. Altrimenti chiuderla termina il programma.',
    show: 'Mostra Afterimage',
    pause: 'Sospendi la lettura',
    resume: 'Riprendi la lettura',
    quit: 'Esci',
    palette: 'Cerca da ovunque',
    paletteNote:
      'Tasti validi in ogni programma aprono una piccola finestra di ricerca: scrivi, premi Invio e la foto viene mostrata.',
    keys: 'Tasti',
    press: 'Premi i nuovi tasti',
    byCommand:
      'Su Wayland è il sistema ad assegnare questi tasti. Nelle sue impostazioni della tastiera, assegnane a questo comando:',
  },

  palette: {
    hint: 'Le frecce scelgono, Invio mostra la foto, Esc chiude',
  },

  shortcuts: {
    title: 'Tastiera',
    open: 'Scorciatoie da tastiera (?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Invio', Esc: 'Esc', Shift: 'Maiusc', Del: 'Canc' },
    headings: { anywhere: 'Ovunque', photos: 'Foto', photo: 'Singola foto' },
    does: {
      search: 'Cerca',
      paste: 'Cerca con l’immagine negli appunti',
      escape: 'Chiudi, torna indietro o cancella la ricerca',
      library: 'Libreria: cartelle, file illeggibili, impostazioni',
      models: 'Modelli',
      shortcuts: 'Questo elenco',
      move: 'Sposta',
      view: 'Guarda la foto',
      similar: 'Foto simili',
      stack: 'Vedi tutte le foto di una pila',
      albums: 'I tuoi album',
      copy: 'Copia la foto, o i file selezionati',
      favourite: 'Preferita, o non più',
      stars: 'Altrettante stelle',
      select: 'Seleziona',
      selectAll: 'Seleziona tutto',
      addToAlbum: 'Aggiungi a un album',
      export: 'Copia in una cartella',
      undo: 'Ripristina',
      trash: 'Sposta nel cestino',
      size: 'Più grandi o più piccole',
      step: 'Precedente, successiva',
      zoom: 'Ogni pixel o la foto intera',
      closer: 'Più vicino, più lontano',
      ends: 'La foto intera, ogni pixel',
      look: 'Guardarsi intorno da vicino',
      slideshow: 'Presentazione',
      info: 'Mostra o nascondi le informazioni',
      open: 'Apri nel visualizzatore',
      reveal: 'Mostra il file nella sua cartella',
    },
  },
};
