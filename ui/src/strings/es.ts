/** Español. */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('es');

const photos = (n: number): string =>
  plural(n, { one: '1 foto', many: `${count(n)} de fotos`, other: `${count(n)} fotos` });
const files = (n: number): string =>
  plural(n, { one: '1 archivo', many: `${count(n)} de archivos`, other: `${count(n)} archivos` });
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'menos de un minuto' : `aproximadamente ${amount}`;
};

export const es: Strings = {
  app: 'Afterimage',
  close: 'Cerrar',
  keep: 'Conservar',

  opening: 'Abriendo su biblioteca',

  times: {
    duration,
    ago: (then, now) =>
      now - then < 30_000 ? 'ahora mismo' : (ago(then, now) ?? `el ${date(then, 'moment')}`),
  },

  errors: {
    offline: 'No se puede acceder en este momento al disco o la carpeta donde está esta foto.',
    not_found: 'Esta foto ya no está en la biblioteca.',
    picture: 'No se pudo leer esa imagen.',
    folder: 'No es una carpeta que se pueda leer.',
    album_name: 'Otro álbum tiene este nombre.',
    busy: 'Se están leyendo fotos en este momento. Inténtelo de nuevo cuando termine.',
    in_use: 'Esta biblioteca está abierta en otro Afterimage. Ciérrelo primero.',
    read_only:
      'La biblioteca es de solo lectura: se puede buscar, pero no se lee nada nuevo ni se cambia nada.',
    newer: 'Esta biblioteca procede de una versión más reciente de Afterimage. Actualice el programa.',
    model_in_use: 'Este modelo está en uso. Elija otro primero.',
    no_tray: 'Este escritorio no tiene bandeja del sistema, así que cerrar la ventana termina Afterimage.',
    keys_taken: 'Estas teclas no sirven: las tiene otro programa o les falta Ctrl, Alt o similar.',
    no_keys:
      'En Wayland ningún programa oye las teclas destinadas a otro. Los ajustes de teclado del sistema pueden ejecutar una orden en su lugar.',
    pattern: 'El patrón no es válido.',
    system: 'El sistema no pudo hacerlo.',
    library: 'No se pudo hacer en la biblioteca.',
    unforeseen: 'Ha ocurrido algo imprevisto.',
    gone: 'Eso ya no está en la biblioteca.',
    saved_search: 'Este álbum es una búsqueda guardada: contiene lo que encuentra.',
    unusable_file: (file) =>
      `No se puede leer o escribir: ${file}. Compruebe que el disco está conectado y que tiene permiso.`,
    no_home: 'El sistema no indica un lugar para sus datos. Defina HOME o inicie Afterimage con --library.',
    catalog_damaged:
      'El catálogo de la biblioteca está dañado. Cierre Afterimage y ejecute «afterimage verify --repair» en un terminal: salva todo lo que se puede y conserva una copia.',
    not_migrated: 'La biblioteca no se puede actualizar. Se queda como estaba.',
    needs_writing: 'Esta biblioteca debe abrirse una vez donde se pueda escribir en ella.',
    disk_full: 'El disco está lleno. Lo hecho hasta ahora se conserva; libere espacio y vuelva a intentarlo.',
    index: 'Falló el índice de búsqueda. Se crea de nuevo al volver a iniciar Afterimage.',
    crashed:
      'La lectura de las fotos terminó de forma inesperada. Lo hecho hasta ahora se conserva; reinicie Afterimage.',
    model_file_missing: (file) =>
      `Falta un archivo del modelo: ${file}. Descargue o añada el modelo de nuevo.`,
    model_file_damaged: (file) =>
      `Un archivo del modelo está dañado: ${file}. Descargue o añada el modelo de nuevo.`,
    model_absent: (model) => `El modelo ${model} no está en este equipo. Descárguelo o añádalo primero.`,
    model_failed: 'El modelo falló. Vuelva a intentarlo o elija otro.',
    model_refused: (n) => `El modelo no puede sustituir al actual: falló con ${photos(n)}.`,
    out_of_memory:
      'No hubo memoria suficiente para este modelo. Cierre otros programas, úselo en 8 bits o elija uno más pequeño.',
    one_precision: 'Este modelo no se puede usar en 8 bits.',
    no_model: (folder) => `No hay ningún modelo que Afterimage pueda usar en ${folder}.`,
    model_lacks: (file) => `A la carpeta le falta un archivo que un modelo necesita: ${file}.`,
    model_sharded: 'Los pesos de este modelo están en varios archivos, y Afterimage no puede leerlos así.',
    no_starter:
      'El modelo que acompaña a Afterimage no está preparado. Instale Afterimage de nuevo o ejecute «./dev setup» en su código fuente.',
    model_name:
      'El modelo necesita otro nombre. Dé a su carpeta uno con letras minúsculas, cifras y guiones.',
    model_taken: (model) =>
      `Ya hay un modelo llamado ${model}. Elimínelo primero o dé otro nombre a la carpeta.`,
    model_busy: 'Otro Afterimage está trabajando con este modelo. Vuelva a intentarlo cuando termine.',
    model_added:
      'Este modelo se añadió desde este equipo y no se puede descargar. Añádalo de nuevo desde donde está.',
    host_offline: (host) =>
      `No se puede acceder a ${host}. ¿Tiene conexión este equipo o necesita un proxy (HTTPS_PROXY)?`,
    host_unsafe: (host) => `La conexión con ${host} no es segura, así que no se descargó nada.`,
    host_locked: (host) =>
      `${host} quiere saber quién lo pide. Quizá haya que desbloquear antes este modelo en su página.`,
    host_lacks: (host) => `${host} ya no tiene este archivo.`,
    host_fails: (host) => `${host} no puede entregar el archivo en este momento. Inténtelo más tarde.`,
    proxy: 'El proxy pide un nombre y una contraseña, o su dirección (HTTPS_PROXY) es incorrecta.',
    interrupted:
      'Se cortó la conexión. Lo que llegó se conserva; descargue el modelo de nuevo para seguir desde ahí.',
    wrong_file: (host) => `No se puede comprobar que ${host} tenga el archivo correcto, así que no se usa.`,
    stopped: 'Se detuvo.',
    no_program: 'Este programa ya no está.',
    no_dragging: 'Este escritorio no permite arrastrar fotos fuera de la ventana.',
  },

  firstRun: {
    title: 'Encuentre cualquier foto describiéndola',
    lead: 'Diga lo que recuerda, en su propio idioma. Afterimage mira las fotos mismas, así que no hace falta ponerles nombre ni etiquetas.',
    choose: 'Elegir carpetas…',
    drop: 'o arrástrelas aquí',
    promise: 'Sus fotos se quedan donde están y nunca se modifican. Nada sale de este equipo.',
    model: (title) => `El modelo que las mira es ${title}.`,
    otherModel: 'Elegir otro…',
    examplesLabel: 'Por ejemplo',
    example: 'mi abuela en la cocina',
  },

  search: {
    label: 'Buscar fotos',
    placeholder: 'Describa una foto, en cualquier idioma',
    addWords: 'Añada palabras: de noche, -gente',
    clear: 'Borrar la búsqueda',
    similar: 'Como esta foto',
    picture: 'Como esta imagen',
    pasted: 'Como la imagen pegada',
  },

  asking: {
    understood: 'Entendido como',
    asWords: (written) => `Buscar mejor las palabras «${written}»`,
    remove: 'Quitar',
    with: (words) => `con ${words}`,
    without: (words) => `sin ${words}`,
    not: (label) => `no ${label}`,
    unlike: 'Distinta de esta foto',
    named: {
      text: (text) => `Texto: ${text}`,
      camera: (text) => `Cámara: ${text}`,
      lens: (text) => `Objetivo: ${text}`,
      folder: (text) => `Carpeta: ${text}`,
      name: (text) => `Nombre de archivo: ${text}`,
    },
    types: { photo: 'Imágenes fijas', video: 'Vídeos' },
    states: {
      lettered: 'Con texto',
      favourite: 'Favoritas',
      rejected: 'Rechazadas',
      offline: 'No accesibles ahora',
      located: 'Con posición',
    },
    noStars: 'Sin estrellas',
    noPlace: 'No hay ninguna foto tomada allí',
    noPhoto: 'Esa foto no existe',
    noPicture: 'Esa imagen no existe',
    narrow: 'Acotar',
    nothingToNarrow: 'Estas fotos lo tienen todo en común.',
    facets: {
      years: 'Años',
      countries: 'Países',
      places: 'Lugares',
      folders: 'Carpetas',
      cameras: 'Cámaras',
      types: 'Tipos de archivo',
    },
    newest: 'Las más recientes primero',
    addWords: 'Añadir palabras',
  },

  results: {
    says: (snippet) => `Dice: ${snippet}`,
    label: 'Fotos',
    photo: (rank, of) => `Foto ${count(rank + 1)} de ${count(of)}`,
    all: photos,
    best: (searched) => `Mejores resultados entre ${photos(searched)}`,
    bestSoFar: (searched) => `Mejores resultados entre ${photos(searched)} leídas hasta ahora`,
    matches: (n) =>
      plural(n, { one: '1 resultado', many: `${count(n)} de resultados`, other: `${count(n)} resultados` }),
    onlyPossible: 'Ningún resultado seguro. Estas podrían servir',
    noMatch: 'Aquí no hay nada así. Estas son las más parecidas',
    searched: (searched) => ` · búsqueda en ${photos(searched)}`,
    searchedSoFar: (searched) => ` · búsqueda en ${photos(searched)} hasta ahora`,
    possible: 'Menos probable',
    nearest: 'Nada más así. Estas son las más parecidas',
    alike: (searched) => `Las más parecidas entre ${photos(searched)}`,
    took: (ms) => `Encontrado en ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'Responde un modelo distinto del elegido',
    back: 'Atrás',
    similar: 'Fotos parecidas',
    smaller: 'Fotos más pequeñas',
    larger: 'Fotos más grandes',
    unreadable: 'Esta foto no se puede mostrar',
    favourite: 'Favorita',
    stars: (n) =>
      plural(n, { one: '1 estrella', many: `${count(n)} de estrellas`, other: `${count(n)} estrellas` }),
    video: (length) => `Vídeo, ${length}`,
    videoAt: (time, length) => `Vídeo, ${length}, en ${time}`,
    offline: 'En un disco o una carpeta sin acceso en este momento',
  },

  stacks: {
    toggle: 'Apilar las fotos parecidas',
    more: (n) => ` · ${count(n)} más en pilas`,
    of: (n) => `Pila de ${photos(n)}`,
    onlyShown: 'De las pilas, solo la foto de arriba',
    byPlace: 'Por lugar',
    nowhere: 'Lugar desconocido',
  },

  why: {
    title: 'Por qué esta foto',
    likely: (part) => `${percent(part, 1)} probable`,
    alike: (part) => `${percent(part, 1)} de parecido`,
  },

  empty: {
    nothingTitle: 'No se encontró nada',
    nothingInAlbum: 'Este álbum está vacío. Seleccione fotos y añádalas con L.',
    nothing: (text) =>
      `Ninguna foto coincide con «${text}». A menudo ayuda usar menos palabras o más sencillas.`,
    nothingAlike: 'Ninguna otra foto se parece a esta.',
    stillReading: 'Todavía se están leyendo fotos; quizá aparezca dentro de un rato.',
    showAll: 'Mostrar todas las fotos',
    readingTitle: 'Explorando sus carpetas',
    reading: 'Las primeras fotos llegarán en un momento.',
    noPhotosTitle: 'Todavía no hay fotos',
    noPhotos: 'En estas carpetas no hay imágenes. Añada otra o ponga fotos en ellas.',
    add: 'Añadir carpetas…',
    problemTitle: 'Algo no ha funcionado',
    retry: 'Intentar de nuevo',
  },

  progress: {
    reading: 'Leyendo el texto de sus fotos',
    open: 'Leyendo sus fotos',
    scanning: 'Explorando sus carpetas',
    indexing: 'Leyendo sus fotos',
    switching: (title) => (title === null ? 'Preparando otro modelo' : `Preparando ${title}`),
    regions: 'Mirando más de cerca las fotos grandes',
    switchingNote: (title) => `Mientras tanto responde ${title}.`,
    paused: 'En pausa',
    waiting: { mains: 'Esperando la corriente eléctrica', idle: 'Esperando a que usted no esté' },
    short: (done, total) => `${count(done)} de ${count(total)}`,
    rate: (perSecond) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} fotos por segundo`,
    left: (seconds) => `tiempo restante: ${duration(seconds)}`,
    failed: (n) =>
      plural(n, {
        one: 'No se pudo leer 1 archivo',
        many: `No se pudieron leer ${count(n)} de archivos`,
        other: `No se pudieron leer ${count(n)} archivos`,
      }),
    note: 'Puede buscar mientras tanto.',
    pause: 'Pausar',
    resume: 'Continuar',
  },

  detail: {
    text: 'Texto de la foto',
    copyText: 'Copiar texto',
    textCopied: 'Texto copiado',
    label: 'Foto',
    back: 'Volver a las fotos (Esc)',
    previous: 'Foto anterior (←)',
    next: 'Foto siguiente (→)',
    info: 'Acerca de esta foto (I)',
    place: (rank, of) => `${count(rank + 1)} de ${count(of)}`,
    more: 'Fotos parecidas',
    open: 'Abrir',
    reveal: 'Ver archivo',
    copy: 'Copiar',
    copied: 'Foto copiada',
    taken: 'Fecha',
    length: 'Duración',
    shownAt: (time) => `Imagen en ${time}`,
    changed: 'La foto no tiene fecha. Su archivo se modificó por última vez entonces.',
    named: 'Según el nombre del archivo',
    camera: 'Cámara',
    description: 'Descripción',
    keywords: 'Palabras clave',
    rating: 'Valoración',
    stars: (n) => (n < 0 ? 'Rechazada' : '★'.repeat(n)),
    picture: 'Imagen',
    position: 'Lugar',
    folder: 'Carpeta',
    alsoIn: 'También en',
    similar: 'Fotos parecidas',
    offline: 'No se puede acceder a esta carpeta en este momento.',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} MP`,
    regionButton: 'Marco alrededor de la parte que coincide',
    region: (where) => `Lo que coincide está en esta parte de la foto: ${where}`,
    where: [
      'arriba a la izquierda',
      'arriba',
      'arriba a la derecha',
      'a la izquierda',
      'en el centro',
      'a la derecha',
      'abajo a la izquierda',
      'abajo',
      'abajo a la derecha',
    ],
    compass: { north: 'N', south: 'S', east: 'E', west: 'O' },
  },

  viewing: {
    strip: 'Fotos junto a esta',
    stripButton: 'Fotos junto a esta, debajo',
    slideshowButton: 'Presentación (S)',
    slideshow:
      'Presentación. La barra espaciadora la pausa, las flechas avanzan y cualquier otra tecla la termina',
    slideshowPhoto: 'Foto de la presentación',
    previous: 'Foto anterior',
    next: 'Foto siguiente',
    pause: 'Pausar',
    play: 'Continuar',
    interval: 'Tiempo para cada foto',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'En cualquier orden',
    endSlideshow: 'Terminar la presentación',
    timeline: 'Cuándo se hicieron las fotos',
    recent: 'Búsquedas recientes',
    remember: 'Recordar las búsquedas',
    recentNote:
      'Se ofrecen cuando el campo de búsqueda está vacío. Se guardan en la biblioteca, solo en este equipo.',
    forgetOne: (query) => `Olvidar «${query}»`,
    forgetAll: 'Olvidarlas todas',
    rememberNone: 'No recordar las búsquedas',
    scale: (n) => `${count(n)} %`,
  },

  library: {
    title: 'Biblioteca',
    open: 'Biblioteca (Ctrl ,)',
    pick: 'Elija carpetas con fotos',
    added: (n) =>
      plural(n, {
        one: 'Carpeta añadida',
        many: `${count(n)} de carpetas añadidas`,
        other: `${count(n)} carpetas añadidas`,
      }),

    photos: 'Fotos',
    searchable: 'Se pueden buscar',
    searchableAll: 'todas',
    searchablePart: (n) => `${photos(n)} aún por mirar`,
    files: 'Archivos',
    filesIn: (folders) =>
      plural(folders, {
        one: 'en 1 carpeta',
        many: `en ${count(folders)} de carpetas`,
        other: `en ${count(folders)} carpetas`,
      }),
    stored: 'En el disco',
    storedNote: 'lo que guarda Afterimage',
    size: bytes,
    model: 'Modelo',
    changeModel: 'Modelos…',
    processor: 'procesador',
    on: (title, device) => `${title} (${device})`,

    activity: {
      label: 'Actividad actual',
      idle: 'Al día',
      idleNote: 'Lo que llega, desaparece o cambia en sus carpetas se incorpora automáticamente.',
      offline: 'Al día, en las carpetas accesibles',
      empty: 'Nada que hacer todavía',
      emptyNote: 'Añada una carpeta con fotos para empezar.',
      scanningNote: 'Buscando lo nuevo, lo cambiado y lo desaparecido.',
      pausedNote: 'No se lee nada hasta que continúe. Lo ya leído se puede buscar.',
    },

    folders: {
      heading: 'Carpetas',
      add: 'Añadir carpetas…',
      drop: 'También puede arrastrar carpetas a la ventana.',
      none: 'Todavía no hay carpetas.',
      rescan: 'Explorar todo de nuevo',
      files,
      failed: (n) =>
        plural(n, {
          one: '1 no se puede buscar',
          many: `${count(n)} no se pueden buscar`,
          other: `${count(n)} no se pueden buscar`,
        }),
      watched: 'Seguimiento en directo',
      polled: 'Se explora de vez en cuando',
      offline: 'Sin acceso',
      unwatched: 'Sin seguimiento por ahora',
      stay: (n) =>
        plural(n, {
          one: 'Su foto se puede seguir buscando.',
          many: `Sus ${count(n)} de fotos se pueden seguir buscando.`,
          other: `Sus ${count(n)} fotos se pueden seguir buscando.`,
        }),
      looked: (when) => `explorada ${when}`,
      looking: 'Explorando',
      look: (name) => `Explorar ${name} de nuevo`,
      lookFor: (name) => `Comprobar si está ${name}`,
      reveal: (name) => `Mostrar ${name} en el administrador de archivos`,
      remove: (name) => `Quitar ${name}`,
      removeYes: 'Quitar',
      removeQuestion: (name, n) =>
        n === 0
          ? `¿Quitar ${name} de la biblioteca? En el disco no cambia nada. Puede volver a añadirla cuando quiera.`
          : plural(n, {
              one: `¿Quitar ${name} de la biblioteca? En el disco no cambia nada. Su archivo dejará de encontrarse aquí; puede volver a añadirla cuando quiera, y no hará falta mirar nada dos veces.`,
              many: `¿Quitar ${name} de la biblioteca? En el disco no cambia nada. Sus ${count(n)} de archivos dejarán de encontrarse aquí; puede volver a añadirla cuando quiera, y no hará falta mirar nada dos veces.`,
              other: `¿Quitar ${name} de la biblioteca? En el disco no cambia nada. Sus ${count(n)} archivos dejarán de encontrarse aquí; puede volver a añadirla cuando quiera, y no hará falta mirar nada dos veces.`,
            }),
      stillAway: (name) => `Todavía no se puede acceder a ${name}`,
      away: {
        missing: 'Esta carpeta no existe en este momento.',
        emptied: 'La carpeta está vacía, como si su unidad no estuviera conectada.',
        other_disk: 'En el lugar de esta carpeta hay otro disco.',
      },
      unannounced: {
        share: (name) => `Está en otro equipo (${name}), que no avisa de los cambios.`,
        too_many_folders:
          'Hay más carpetas de las que el sistema deja vigilar a un programa (fs.inotify.max_user_watches).',
        too_many_programs:
          'El sistema no permite que más programas vigilen carpetas (fs.inotify.max_user_instances).',
        other: 'El sistema no puede vigilarla.',
      },
    },

    failures: {
      heading: 'No se pueden buscar',
      none: 'Todos los archivos de sus carpetas se pueden buscar.',
      lead: 'Estos archivos están en sus carpetas, pero no se pueden buscar. Se dejan como están.',
      find: 'Buscar entre ellos',
      findLabel: 'Buscar entre los archivos que no se pueden buscar',
      found: (n) =>
        n === 0
          ? 'Ninguno lo tiene en su nombre ni en su carpeta'
          : plural(n, {
              one: '1 archivo encontrado',
              many: `${count(n)} de archivos encontrados`,
              other: `${count(n)} archivos encontrados`,
            }),
      retry: 'Reintentar',
      retryAll: 'Reintentar todos',
      retryFound: 'Reintentar estos',
      retryFile: (name) => `Reintentar ${name}`,
      reveal: (name) => `Mostrar ${name} en el administrador de archivos`,
      waiting: (n) => `${count(n)} a la espera de otro intento`,
      waitingFile: 'A la espera de otro intento',
      retrying: (n) =>
        plural(n, {
          one: 'Se reintenta el archivo',
          many: `Se reintentan ${count(n)} de archivos`,
          other: `Se reintentan ${count(n)} archivos`,
        }),
      files,
      list: (title) => `Archivos: ${title}`,
      fetching: 'Un momento',
      kinds: {
        video: [
          'Vídeos',
          'Para leer vídeos hace falta el programa ffmpeg, que no se encontró. Cuando esté instalado se leerán automáticamente.',
        ],
        no_permission: [
          'Sin permiso',
          'El sistema no le permite leerlos. Cambie los permisos de acceso y reinténtelo.',
        ],
        unreadable: [
          'No se pudieron abrir',
          'El disco o la red no los entregó. Reinténtelo cuando la conexión sea buena.',
        ],
        empty: ['Archivos vacíos', 'No contienen nada; puede que se interrumpiera una copia.'],
        no_picture: ['No son imágenes', 'Se llaman como imágenes, pero contienen otra cosa.'],
        unsupported: ['Formatos que aún no se pueden leer', 'Esta versión de Afterimage no sabe leerlos.'],
        no_preview: [
          'RAW sin vista previa',
          'La cámara no guardó en ellos ninguna imagen que mostrar, y los datos sin procesar del sensor no se revelan.',
        ],
        too_large: ['Demasiado grandes', 'Necesitarían más memoria de la que debería ocupar una foto.'],
        too_slow: [
          'Tardaron demasiado',
          'Se abandonó la lectura. Reinténtelo cuando el equipo esté menos ocupado.',
        ],
        damaged: ['Dañados', 'Terminan antes de tiempo o se contradicen. Quizá otra copia esté intacta.'],
        other: ['Otras causas', 'Algo falló sin que los archivos tengan la culpa.'],
      },
      reasons: {
        no_permission: 'El sistema no le permite leerlo.',
        unreadable: 'El sistema no pudo leerlo.',
        not_a_file: 'No es un archivo normal.',
        empty: 'No contiene nada.',
        unknown_format: 'No es una imagen en un formato que Afterimage conozca.',
        unsupported: (format) => `Aún no se puede leer ${format}.`,
        video: 'Es un vídeo, no una imagen.',
        no_ffmpeg: 'Para leerlo hace falta ffmpeg, que no se encontró.',
        unknown_video: 'No es un vídeo en un formato que Afterimage conozca.',
        video_damaged: 'El vídeo está dañado o ffmpeg no puede leerlo.',
        no_frames: 'No se pudo leer ninguna imagen del vídeo.',
        no_preview: 'La cámara no guardó en él ninguna imagen que mostrar.',
        too_large: 'Necesitaría más memoria de la que debe ocupar una foto.',
        too_many_pixels: (width, height) =>
          `Es demasiado grande: ${count(width)} × ${count(height)} píxeles.`,
        too_many_bytes: (size) => `Es demasiado grande: ${bytes(size)}.`,
        too_slow: (seconds) => `Se abandonó después de ${unit(seconds, 'second', 'long')}.`,
        cut_off: 'Termina antes de tiempo. Quizá no se copió por completo.',
        damaged: 'Está dañado.',
        decoder_died: 'Está dañado o necesita más memoria de la que debe ocupar una foto.',
        no_decoder: 'No se pudo leer. Reinténtelo cuando el equipo esté menos ocupado.',
        refused: 'El modelo no pudo mirarlo.',
        other: 'Algo falló sin que el archivo tenga la culpa.',
      },
    },

    manners: {
      heading: 'En segundo plano',
      lead: 'Cómo se leen las fotos mientras usted hace otras cosas. Lo que elija se aplica desde ahora.',
      pace: 'Ritmo',
      paces: {
        quiet: ['Discreto', 'Usa una parte del equipo, y solo lo que nadie más necesita.'],
        balanced: ['Equilibrado', 'Usa más o menos la mitad del equipo.'],
        fast: ['Rápido', 'Lo usa entero para terminar cuanto antes.'],
      },
      mains: {
        label: 'Solo con corriente eléctrica',
        note: 'Espera mientras el equipo funciona con batería.',
      },
      idle: {
        label: 'Solo cuando usted no esté',
        note: 'Espera mientras alguien usa el teclado o el ratón, y unos minutos más.',
      },
      hidden: {
        label: 'Omitir los archivos ocultos',
        note: 'Archivos y carpetas cuyo nombre empieza por un punto o que el sistema oculta.',
      },
      regions: {
        label: 'Encontrar cosas pequeñas en fotos grandes',
        note: 'Mira también nueve partes de cada foto grande. Tarda unas diez veces más y ocupa unos 20 kB por foto.',
      },
      least: 'Omitir los archivos de menos de',
      leastUnit: 'kB',
      leastNote:
        'Los iconos y las imágenes de páginas web son pequeños; las fotos, rara vez. Con 0 no se omite ninguno.',
      ignore: 'Omitir por nombre',
      ignoreNote:
        'Como en un .gitignore: *.gif, screenshots, /raw/. Lo omitido deja de verse y vuelve cuando se quita el patrón.',
      ignoreAdd: 'Añadir',
      ignoreLabel: 'Un nombre o patrón que omitir',
      ignoreExample: '*.gif',
      unignore: (pattern) => `Dejar de omitir ${pattern}`,
    },

    reading: {
      heading: 'Texto en las fotos',
      lead: 'Los recibos, las capturas de pantalla y las diapositivas se encuentran por las palabras que contienen. Se leen en este equipo, con el programa Tesseract.',
      on: {
        label: 'Leer el texto de las fotos',
        note: 'Lo leído se guarda en la biblioteca. Mientras esté desactivado no se busca en ello, y al liberar espacio se borra.',
      },
      looked: 'Revisadas',
      withText: 'Con texto',
      by: (engine) => `Leído por ${engine}`,
      languages: 'Idiomas',
      languagesNote:
        'Cada idioma requiere más tiempo. Si no elige ninguno, se leen todos los instalados si son tres como máximo; si no, el inglés y el idioma del sistema.',
      problems: {
        not_installed:
          'No se encontró Tesseract. Cuando esté instalado, las fotos se leerán automáticamente.',
        not_answering: 'Tesseract está instalado, pero no funciona.',
        too_old: 'Este Tesseract es demasiado antiguo. Hace falta la versión 4 o posterior.',
        no_languages: 'Tesseract no tiene datos para los idiomas que se deben leer.',
      },
    },

    health: {
      heading: 'Estado',
      lead: 'Una comprobación lee todo lo que guarda Afterimage y mira si concuerda. Las fotos no se tocan.',
      check: 'Comprobar la biblioteca',
      checking: {
        catalog: 'Leyendo el catálogo',
        index: 'Comparando el índice de búsqueda',
        thumbnails: 'Leyendo las miniaturas',
      },
      part: (done, total) => `${count(done)} de ${photos(total)}`,
      busy: 'Es posible cuando no se está leyendo nada.',
      sound: 'Todo concuerda.',
      checked: (n, when) =>
        plural(n, {
          one: `1 foto comprobada ${when}`,
          many: `${count(n)} de fotos comprobadas ${when}`,
          other: `${count(n)} fotos comprobadas ${when}`,
        }),
      waiting: (n) => `${photos(n)} por mirar`,
      withoutThumbnail: (n) =>
        plural(n, {
          one: '1 miniatura se creará cuando haga falta',
          many: `${count(n)} de miniaturas se crearán cuando hagan falta`,
          other: `${count(n)} miniaturas se crearán cuando hagan falta`,
        }),
      unsound: (n) =>
        plural(n, {
          one: 'Hay algo que no concuerda',
          many: `Hay ${count(n)} de cosas que no concuerdan`,
          other: `Hay ${count(n)} cosas que no concuerdan`,
        }),
      repair:
        'Cierre Afterimage y ejecute esto en un terminal. Salva todo lo que se puede y conserva una copia de lo que había:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: 'El archivo del catálogo está dañado.',
      danglingRows: (n) =>
        plural(n, {
          one: '1 entrada del catálogo no pertenece a nada.',
          many: `${count(n)} de entradas del catálogo no pertenecen a nada.`,
          other: `${count(n)} entradas del catálogo no pertenecen a nada.`,
        }),
      damagedEmbeddings: (n) =>
        `Lo que el modelo vio en ${photos(n)} está dañado. Una reparación hará que lo mire de nuevo.`,
      incompleteVideos: (n) =>
        plural(n, {
          one: 'A un vídeo le faltan fotogramas. Una reparación hará que se lea de nuevo.',
          many: `A ${count(n)} de vídeos les faltan fotogramas. Una reparación hará que se lean de nuevo.`,
          other: `A ${count(n)} vídeos les faltan fotogramas. Una reparación hará que se lean de nuevo.`,
        }),
      indexDiffers: (missing, extra, different) =>
        `En el índice de búsqueda faltan ${photos(missing)}, sobran ${count(extra)} y ${count(different)} son distintas.`,
      thumbnailsDamaged: 'El archivo de las miniaturas está dañado.',
      unused: 'Datos sobrantes',
      unusedNone: 'No se guarda nada que ninguna foto necesite.',
      unusedNote: (n, size) =>
        n === 0
          ? `${bytes(size)} de miniaturas no pertenecen a ninguna foto.`
          : plural(n, {
              one: `Se recuerda 1 foto de la que no queda ningún archivo, por si vuelve: ${bytes(size)}.`,
              many: `Se recuerdan ${count(n)} de fotos de las que no queda ningún archivo, por si vuelven: ${bytes(size)}.`,
              other: `Se recuerdan ${count(n)} fotos de las que no queda ningún archivo, por si vuelven: ${bytes(size)}.`,
            }),
      free: 'Liberar…',
      freeYes: (size) => `Liberar ${bytes(size)}`,
      freeQuestion: (n) =>
        n === 0
          ? '¿Eliminar estas miniaturas?'
          : plural(n, {
              one: '¿Olvidar esta foto? Si vuelve, el modelo la mirará de nuevo. En sus carpetas no se toca nada.',
              many: `¿Olvidar estos ${count(n)} de fotos? Si vuelven, el modelo las mirará de nuevo. En sus carpetas no se toca nada.`,
              other: `¿Olvidar estas ${count(n)} fotos? Si vuelven, el modelo las mirará de nuevo. En sus carpetas no se toca nada.`,
            }),
      unusedRegions: (size) =>
        `Ya no se busca en partes de las fotos grandes. Lo que se guarda de ellas ocupa ${bytes(size)}.`,
      freeRegionsQuestion:
        '¿Borrar lo que se guarda de partes de las fotos grandes? Para volver a buscar en ellas habrá que mirar esas fotos otra vez.',
      freeing: 'Liberando',
      freed: (size) => `${bytes(size)} liberados`,
    },

    about: {
      heading: 'Acerca de',
      appearance: 'Apariencia',
      theme: { system: 'Automática', light: 'Clara', dark: 'Oscura' },
      language: 'Idioma',
      systemLanguage: (name) => `Automático (${name})`,
      keptIn: 'Se guarda en',
      places: 'Nombres de lugares',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'Modelos',
    answers: (title) => `Responde ${title}`,
    inEightBits: (title) => `${title} en 8 bits`,
    on: (device) => `en ${device}`,
    ready: (embedded, all) =>
      embedded >= all
        ? plural(all, {
            one: '1 foto lista para buscar',
            many: `${count(all)} de fotos listas para buscar`,
            other: `${count(all)} fotos listas para buscar`,
          })
        : `${count(embedded)} de ${photos(all)} listas para buscar`,
    lead: 'Un modelo mira sus fotos y entiende sus palabras. Cada uno funciona solo en este equipo, y no se descarga ninguno sin que usted lo pida.',
    recallLead:
      'La exhaustividad indica con qué frecuencia la foto correcta está entre las primeras encontradas, en porcentaje, según lo publicado por otros. Compare solo cifras del mismo conjunto de datos.',

    preparing: (title) => `Preparando ${title}`,
    preparingNote: (title) => `Hasta que haya visto todas las fotos, sigue respondiendo ${title}.`,
    preparingSoon: 'Empezará cuando se hayan explorado sus carpetas.',
    preparingPaused: 'En pausa. Continuará cuando continúe la lectura de fotos.',
    done: (done, total) => `${count(done)} de ${photos(total)}`,
    stay: (title) => `Seguir con ${title}`,
    problemLead: (title) => `El modelo elegido no se puede usar, por eso responde ${title}.`,

    groups: { here: 'En este equipo', recommended: 'Recomendados', others: 'Más modelos' },
    recommended: 'Recomendado',
    standing: {
      inUse: 'En uso',
      preparing: 'En preparación',
      fetching: 'Descargando',
      installed: 'En este equipo',
      partial: 'Descargado en parte',
      damaged: 'Dañado',
      available: 'No está en este equipo',
    },

    computing: {
      no_support: 'Este Afterimage se compiló sin compatibilidad con ese procesador gráfico.',
      no_driver: 'No hay ningún controlador de NVIDIA en este equipo.',
      gpu_failed: 'El procesador gráfico no se puede usar.',
      processor_only: 'Este modelo solo calcula en el procesador.',
      single_precision: 'La precisión media no bastó para este modelo, así que calcula en precisión simple.',
    },

    goodFor: {
      starter:
        'Para empezar enseguida: pequeño, rápido en cualquier equipo y en 100 idiomas, pero los modelos más grandes encuentran más.',
      'align-b7': 'Búsquedas en inglés con el estilo de los textos alternativos de la web.',
      'chinese-clip-b16': 'Búsquedas en chino.',
      'clip-b16':
        'Búsquedas en inglés; ve detalles más finos que ViT-B/32 con el triple de trabajo, más o menos.',
      'clip-b32': 'Un modelo pequeño y rápido para búsquedas en inglés.',
      'clip-l14': 'Búsquedas en inglés con más cuidado que los modelos pequeños, para un equipo sin prisa.',
      'clip-l14-336': 'Búsquedas en inglés de cosas pequeñas en fotos grandes; lento sin tarjeta gráfica.',
      'openclip-b32':
        'Un modelo pequeño y rápido para búsquedas en inglés, entrenado con el quíntuple de descripciones que CLIP.',
      'openclip-h14':
        'El más minucioso de los modelos OpenCLIP para inglés que hay aquí; pide una tarjeta gráfica.',
      'openclip-l14': 'Búsquedas cuidadosas en inglés; encuentra bastante más que CLIP del mismo tamaño.',
      'siglip-b16': 'Búsquedas en inglés más precisas que con CLIP del mismo tamaño.',
      'siglip-b16-256-multilingual':
        'Búsquedas en muchos idiomas; SigLIP 2 ha ocupado casi por completo su lugar.',
      'siglip-so400m-384': 'El más preciso de los primeros SigLIP para inglés; pide una tarjeta gráfica.',
      'siglip2-b16-224':
        'Búsquedas en muchos idiomas, muy precisas en los europeos, al ritmo de un modelo pequeño.',
      'siglip2-b16-256': 'Como SigLIP 2 ViT-B/16, con algo más de detalle y de tiempo.',
      'siglip2-b16-384':
        'Como SigLIP 2 ViT-B/16, para cosas más pequeñas en las fotos, con el triple de trabajo.',
      'siglip2-b16-512':
        'Como SigLIP 2 ViT-B/16, para las cosas más pequeñas en las fotos, con el quíntuple de trabajo.',
      'siglip2-b32-256':
        'El más rápido de los modelos SigLIP 2: bibliotecas grandes en un equipo sin tarjeta gráfica.',
      'siglip2-l16-256': 'Búsquedas cuidadosas en muchos idiomas; mejor con tarjeta gráfica.',
      'siglip2-so400m-224': 'Gran precisión en muchos idiomas; pide tarjeta gráfica y memoria.',
      'xlm-roberta-b32':
        'Búsquedas en cien idiomas y lectura rápida de las fotos: la primera opción cuando «Starter» se queda corto.',
      'xlm-roberta-h14':
        'Las mejores respuestas en muchos idiomas, entre ellos el chino y el japonés, para un equipo con tarjeta gráfica.',
      added: 'Un modelo que usted añadió; quien lo publica indica para qué sirve.',
    },

    facts: {
      size: 'Tamaño',
      memory: 'Memoria',
      languages: 'Idiomas',
      speed: 'Velocidad aquí',
      embedding: 'Vector',
      picture: 'Ve las fotos a',
      licence: 'Licencia',
    },
    unknown: 'no se sabe',
    untried: 'aún sin probar',
    speed: (rate) => `${rate} fotos/s`,
    query: (ms) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} por búsqueda`,
    embedding: (numbers) => `${count(numbers)} números`,
    disagrees:
      'Esta GPU calcula vectores distintos de los del procesador. Inicie Afterimage con --device cpu.',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => plural(n, { one: '1 idioma', many: count(n), other: count(n) }),
    languagesUnknown: 'sin indicar',
    allLanguages: 'Todos los idiomas',
    noCommerce: 'sin uso comercial',
    commerceUnclear: 'uso comercial sin especificar',
    commerce: 'uso comercial permitido',
    licenceUnknown: 'no se sabe; la indica quien lo publica',
    unverified:
      'Sus sumas de comprobación no forman parte de Afterimage: se comprueba con las que anuncia el sitio de quien lo publica.',
    recall: 'Exhaustividad publicada',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `Fuente: ${source}`,
    recallSets: {
      coco: `MS-COCO, ${count(5000)} fotos de prueba`,
      flickr30k: `Flickr30k, ${count(1000)} fotos de prueba`,
      flickr8k: 'Flickr8k, 987 fotos de prueba',
    },
    recallMetrics: {
      at1: 'de texto a imagen, exhaustividad@1',
      at5: 'de texto a imagen, exhaustividad@5',
      at10: 'de texto a imagen, exhaustividad@10',
      mean: 'de texto a imagen, media de exhaustividad@1, @5 y @10',
    },
    recallSources: {
      immich: 'documentación de Immich (docs/docs/features/searching.md), pesos de OpenCLIP',
      openclip: 'docs/openclip_retrieval_results.csv de OpenCLIP',
      kakao: 'README de coyo-align, de Kakao Brain',
    },

    use: 'Usar',
    useEightBit: 'Usar en 8 bits',
    eightBitNote:
      'Ocupa una cuarta parte de la memoria y es aproximadamente el doble de rápido en el procesador; encuentra casi lo mismo.',
    about: (size) => `unos ${size}`,
    fetch: (size) => (size === null ? 'Descargar' : `Descargar ${size}`),
    resume: (left) => (left === null ? 'Seguir descargando' : `Descargar los ${bytes(left)} restantes`),
    from: (host) => `desde ${host}`,
    stop: 'Detener',
    stopping: 'Deteniendo',
    try: 'Probar 10 s',
    trying: 'Probando',
    remove: 'Eliminar',
    discard: (arrived) => `Eliminar los ${bytes(arrived)} descargados`,
    removeQuestion: (title, size) =>
      `¿Eliminar ${title}${size === null ? '' : ` (${bytes(size)})`} de este equipo?`,
    removeAgain: 'Se puede volver a descargar.',
    removeAdded: 'La carpeta de la que procede se queda como está.',
    free: (size) => `Liberar ${bytes(size)}`,
    held: (n) =>
      plural(n, {
        one: 'Se conserva 1 foto tal como la vio este modelo cuando estaba en uso.',
        many: `Se conservan ${count(n)} de fotos tal como las vio este modelo cuando estaba en uso.`,
        other: `Se conservan ${count(n)} fotos tal como las vio este modelo cuando estaba en uso.`,
      }),
    heldOlder: (n) =>
      plural(n, {
        one: 'Se conserva 1 foto tal como la vio una versión anterior de este modelo.',
        many: `Se conservan ${count(n)} de fotos tal como las vio una versión anterior de este modelo.`,
        other: `Se conservan ${count(n)} fotos tal como las vio una versión anterior de este modelo.`,
      }),
    freeQuestion: (size) =>
      `¿Liberar ${bytes(size)}? Para volver a usar este modelo, tendría que mirar de nuevo todas las fotos.`,
    orphans: 'De modelos que ya no están',
    orphan: (model, n) => `${model} dejó lo que vio en ${photos(n)}.`,
    freeOrphanQuestion: (size) => `¿Liberar ${bytes(size)}? Aquí nada puede usarlo.`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} descargados` : `${percent(done, total)} de ${bytes(total)}`,
    connecting: 'Conectando',
    checking: (file) => `Comprobando ${file}`,
    progressOf: (title) => `Progreso de ${title}`,
    takes: (seconds, n) => `Para usarlo hay que mirar ${photos(n)}: ${duration(seconds)} a esa velocidad.`,
    takesUnknown: (n) => `Para usarlo hay que mirar ${photos(n)}. Pruébelo para saber cuánto tarda.`,
    takesNothing: 'Ha visto todas las fotos, así que puede responder de inmediato.',

    add: 'Añadir desde una carpeta…',
    adding: 'Copiando',
    addNote: '¿Ya tiene uno en el disco? Se copia desde allí; no se descarga nada.',
    pick: 'Elija la carpeta de un modelo',
    added: (title) => `${title} está en este equipo`,
    again: 'Intentar de nuevo',
  },

  drop: {
    title: 'Suelte aquí',
    text: 'Las carpetas se añaden a su biblioteca. Una imagen encuentra fotos parecidas.',
    nothing: 'Entre estos archivos no hay ninguna carpeta ni imagen.',
  },

  paste: {
    nothing: 'En el portapapeles no hay ninguna imagen.',
  },

  keeping: {
    favourite: 'Favorita (F)',
    noFavourite: 'Quitar de favoritas (F)',
    rating: 'Valoración',
    select: 'Seleccionar (X)',
    actions: 'Qué hacer con las fotos seleccionadas',
    clear: 'No seleccionar nada (Esc)',
    selected: (n) => `Selección: ${count(n)}`,
    photos,
    addToAlbum: 'Añadir a un álbum (L)',
    addTo: (n) => `Añadir ${photos(n)} a un álbum`,
    added: (n, album) => `Añadido a «${album}»: ${photos(n)}`,
    earlier: 'Mover hacia el principio',
    later: 'Mover hacia el final',
    takeOut: 'Quitar de este álbum',
    takenOut: (n, album) => `Quitado de «${album}»: ${photos(n)}`,
    copy: 'Copiar los archivos (Ctrl C)',
    copied: (n) => `Copiado: ${files(n)}`,
    reveal: 'Mostrar los archivos en sus carpetas',
    open: 'Álbumes (B)',
    albums: 'Álbumes',
    newAlbum: 'Nombre de un álbum nuevo',
    saveSearch: (query) => `Nombre para la búsqueda «${query}»`,
    make: 'Crear',
    save: 'Guardar',
    none: 'Todavía no hay álbumes. Seleccione fotos y añádalas a uno, o guarde una búsqueda: también encontrará las fotos nuevas.',
    finds: (query) => `Búsqueda: ${query}`,
    rename: (album) => `Cambiar el nombre de «${album}»`,
    delete: (album) => `Eliminar «${album}»`,
    deleted: (album) => `«${album}» se ha eliminado. Sus fotos se conservan.`,
    undo: 'Deshacer',
    export: 'Copiar a una carpeta (E)',
    exportTitle: (n) => `Copiar ${photos(n)} a una carpeta`,
    exportTo: 'Elija una carpeta para las copias',
    with: 'Tal como están',
    withNote: 'Copias exactas de los archivos originales.',
    without: 'Sin lo que revelan de usted',
    withoutNote:
      'Omite dónde, cuándo, con qué y quién tomó una foto. JPEG, PNG, WebP y GIF conservan sus píxeles exactamente; los demás formatos se convierten en JPEG. Los vídeos no se copian así.',
    chooseFolder: 'Elegir una carpeta…',
    exported: (n) => `Copiado: ${photos(n)}`,
    notExported: (n, reason) => `Sin copiar: ${photos(n)}. ${reason}`,
    video: 'No se puede omitir lo que un vídeo revela de sí mismo.',
  },

  trash: {
    move: 'Mover a la papelera (Supr)',
    moved: (n) => `En la papelera: ${photos(n)}`,
    notMoved: (n, reason) => `Sin mover: ${files(n)}. ${reason}`,
    back: (n) => `De vuelta en su sitio: ${photos(n)}`,
    notBack: (n, reason) => `Siguen en la papelera: ${files(n)}. ${reason}`,
    recent: 'En la papelera',
    recentNote: 'Mientras no se vacíe la papelera del sistema, se pueden devolver a su sitio.',
    removal: (n, when) => `${photos(n)}, ${when}`,
    putBack: 'Devolver',
    openWith: (program) => `Abrir con ${program}`,
    menu: 'Qué hacer con esto',
    problems: {
      unreachable: 'No se puede acceder al archivo en este momento.',
      read_only: 'Su carpeta o su disco es de solo lectura.',
      no_trash: 'En su disco no hay papelera.',
      taken: 'Otro archivo ocupa ahora su lugar.',
      emptied: 'Ya no está en la papelera.',
      by_hand: 'En este sistema, devuélvelo desde la propia papelera.',
    },
  },

  atHand: {
    heading: 'A mano',
    tray: 'Seguir en la bandeja del sistema',
    trayNote:
      'Al cerrar la ventana, Afterimage se queda en la bandeja y sigue atento a tus carpetas. Si no, cerrarla termina el programa.',
    show: 'Mostrar Afterimage',
    pause: 'Pausar la lectura',
    resume: 'Seguir leyendo',
    quit: 'Salir',
    palette: 'Buscar desde cualquier lugar',
    paletteNote:
      'Unas teclas que valen en todos los programas abren una ventanita de búsqueda: escribe, pulsa Entrar y se muestra la foto.',
    keys: 'Teclas',
    press: 'Pulsa las teclas nuevas',
    byCommand:
      'En Wayland es el sistema quien asigna estas teclas. En sus ajustes de teclado, asigna unas a esta orden:',
  },

  palette: {
    hint: 'Las flechas eligen, Entrar muestra la foto, Esc cierra',
  },

  shortcuts: {
    title: 'Teclado',
    open: 'Atajos de teclado (?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Entrar', Esc: 'Esc', Shift: 'Mayús', Del: 'Supr' },
    headings: { anywhere: 'En todas partes', photos: 'Fotos', photo: 'Una foto' },
    does: {
      search: 'Buscar',
      paste: 'Buscar con la imagen del portapapeles',
      escape: 'Cerrar, volver o borrar la búsqueda',
      library: 'Biblioteca: carpetas, archivos ilegibles, ajustes',
      models: 'Modelos',
      shortcuts: 'Esta lista',
      move: 'Moverse',
      view: 'Ver la foto',
      similar: 'Fotos parecidas',
      stack: 'Ver todas las fotos de una pila',
      albums: 'Álbumes',
      copy: 'Copiar la foto, o los archivos seleccionados',
      favourite: 'Favorita, o no',
      stars: 'Tantas estrellas',
      select: 'Seleccionar',
      selectAll: 'Seleccionar todo',
      addToAlbum: 'Añadir a un álbum',
      export: 'Copiar a una carpeta',
      undo: 'Deshacer',
      trash: 'Mover a la papelera',
      size: 'Más grandes o más pequeñas',
      step: 'Anterior, siguiente',
      zoom: 'Cada píxel o la foto entera',
      closer: 'Más cerca, más lejos',
      ends: 'La foto entera, cada píxel',
      look: 'Mirar alrededor de cerca',
      slideshow: 'Presentación',
      info: 'Mostrar u ocultar la información',
      open: 'Abrir en su visor',
      reveal: 'Mostrar el archivo en su carpeta',
    },
  },
};
