/** Français. */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('fr');

const photos = (n: number): string =>
  plural(n, { one: `${count(n)} photo`, many: `${count(n)} de photos`, other: `${count(n)} photos` });
const files = (n: number): string =>
  plural(n, { one: `${count(n)} fichier`, many: `${count(n)} de fichiers`, other: `${count(n)} fichiers` });
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'moins d’une minute' : `environ ${amount}`;
};

export const fr: Strings = {
  app: 'Afterimage',
  close: 'Fermer',
  keep: 'Conserver',

  opening: 'Ouverture de votre photothèque',

  times: {
    duration,
    ago: (then, now) =>
      now - then < 30_000 ? 'à l’instant' : (ago(then, now) ?? `le ${date(then, 'moment')}`),
  },

  errors: {
    offline: 'Le disque ou le dossier qui contient cette photo est inaccessible pour le moment.',
    not_found: 'Cette photo ne fait plus partie de la photothèque.',
    picture: 'Impossible de lire cette image.',
    folder: 'Ce n’est pas un dossier lisible.',
    album_name: 'Un autre album porte ce nom.',
    busy: 'Des photos sont en cours de lecture. Réessayez quand ce sera terminé.',
    in_use: 'Cette photothèque est ouverte dans un autre Afterimage. Fermez-le d’abord.',
    read_only:
      'La photothèque est en lecture seule : la recherche fonctionne, mais rien de nouveau n’est lu ni modifié.',
    newer:
      'Cette photothèque provient d’une version plus récente d’Afterimage. Veuillez effectuer la mise à jour.',
    model_in_use: 'Ce modèle est utilisé. Choisissez-en d’abord un autre.',
    no_tray: 'Ce bureau n’a pas de zone de notification : fermer la fenêtre quitte Afterimage.',
    keys_taken:
      'Ces touches sont inutilisables : un autre programme les a, ou il y manque Ctrl, Alt ou une touche semblable.',
    no_keys:
      'Sous Wayland, aucun programme n’entend les touches destinées à un autre. Les réglages du clavier du système peuvent lancer une commande à la place.',
    pattern: 'Ce motif n’est pas valide.',
    system: 'Le système n’a pas pu le faire.',
    library: 'Échec dans la photothèque.',
    unforeseen: 'Un imprévu s’est produit.',
    gone: 'Cet élément ne fait plus partie de la photothèque.',
    saved_search: 'Cet album est une recherche enregistrée : il contient ce qu’elle trouve.',
    unusable_file: (file) =>
      `Lecture ou écriture impossible : ${file}. Vérifiez que le disque est branché et que vous y avez accès.`,
    no_home:
      'Le système n’indique aucun emplacement pour vos données. Définissez HOME ou lancez Afterimage avec --library.',
    catalog_damaged:
      'Le catalogue de la photothèque est endommagé. Fermez Afterimage et exécutez « afterimage verify --repair » dans un terminal : cela sauve tout ce qui peut l’être et garde une copie.',
    not_migrated: 'La photothèque ne peut pas être mise à jour. Elle reste telle quelle.',
    needs_writing: 'Cette photothèque doit être ouverte une fois là où l’on peut y écrire.',
    disk_full: 'Le disque est plein. Ce qui a été fait est conservé ; libérez de la place et réessayez.',
    index: 'L’index de recherche a échoué. Il sera recréé au prochain lancement d’Afterimage.',
    crashed:
      'La lecture des photos s’est arrêtée de façon inattendue. Ce qui a été fait est conservé ; relancez Afterimage.',
    model_file_missing: (file) =>
      `Il manque un fichier du modèle : ${file}. Téléchargez ou ajoutez à nouveau le modèle.`,
    model_file_damaged: (file) =>
      `Un fichier du modèle est endommagé : ${file}. Téléchargez ou ajoutez à nouveau le modèle.`,
    model_absent: (model) =>
      `Le modèle ${model} n’est pas sur cet ordinateur. Téléchargez-le ou ajoutez-le d’abord.`,
    model_failed: 'Le modèle a échoué. Réessayez ou choisissez-en un autre.',
    model_refused: (n) => `Le modèle ne peut pas remplacer l’actuel : il a échoué sur ${photos(n)}.`,
    out_of_memory:
      'La mémoire ne suffit pas pour ce modèle. Fermez d’autres programmes, utilisez-le en 8 bits ou choisissez-en un plus petit.',
    one_precision: 'Ce modèle ne peut pas être utilisé en 8 bits.',
    no_model: (folder) => `Aucun modèle utilisable par Afterimage dans ${folder}.`,
    model_lacks: (file) => `Il manque au dossier un fichier nécessaire à un modèle : ${file}.`,
    model_sharded:
      'Les poids de ce modèle sont répartis sur plusieurs fichiers, ce qu’Afterimage ne sait pas lire.',
    no_starter:
      'Le modèle livré avec Afterimage n’est pas en place. Réinstallez Afterimage ou exécutez « ./dev setup » dans son code source.',
    model_name:
      'Le modèle a besoin d’un autre nom. Donnez à son dossier un nom fait de minuscules, de chiffres et de traits d’union.',
    model_taken: (model) =>
      `Il existe déjà un modèle appelé ${model}. Supprimez-le d’abord ou renommez le dossier.`,
    model_busy: 'Un autre Afterimage travaille sur ce modèle. Réessayez quand il aura terminé.',
    model_added:
      'Ce modèle a été ajouté depuis cet ordinateur et ne peut pas être téléchargé. Ajoutez-le à nouveau.',
    host_offline: (host) =>
      `${host} est injoignable. Cet ordinateur est-il en ligne, ou lui faut-il un proxy (HTTPS_PROXY) ?`,
    host_unsafe: (host) => `La connexion à ${host} n’est pas sûre ; rien n’a donc été téléchargé.`,
    host_locked: (host) =>
      `${host} veut savoir qui fait la demande. Il faut peut-être d’abord débloquer ce modèle sur sa page.`,
    host_lacks: (host) => `${host} n’a plus ce fichier.`,
    host_fails: (host) => `${host} ne peut pas fournir le fichier pour le moment. Réessayez plus tard.`,
    proxy: 'Le proxy demande un nom et un mot de passe, ou son adresse (HTTPS_PROXY) est erronée.',
    interrupted:
      'La connexion a été coupée. Ce qui est arrivé est conservé ; relancez le téléchargement pour continuer.',
    wrong_file: (host) => `Rien ne prouve que ${host} ait le bon fichier ; il n’est donc pas utilisé.`,
    stopped: 'L’opération a été arrêtée.',
    no_program: 'Ce programme n’est plus là.',
    no_dragging: 'Ce bureau ne permet pas de faire glisser des photos hors de la fenêtre.',
  },

  firstRun: {
    title: 'Retrouvez n’importe quelle photo en la décrivant',
    lead: 'Dites ce dont vous vous souvenez, dans votre langue. Afterimage regarde les photos elles-mêmes : inutile de les nommer ou de les étiqueter.',
    choose: 'Choisir des dossiers…',
    drop: 'ou déposez-les ici',
    promise: 'Vos photos restent où elles sont et ne sont jamais modifiées. Rien ne quitte cet ordinateur.',
    model: (title) => `Le modèle qui les regarde est ${title}.`,
    otherModel: 'En choisir un autre…',
    examplesLabel: 'Par exemple',
    example: 'un gâteau d’anniversaire',
  },

  search: {
    label: 'Rechercher des photos',
    placeholder: 'Décrivez une photo, dans toute langue',
    addWords: 'Ajoutez des mots : la nuit, -personnes',
    clear: 'Effacer la recherche',
    similar: 'Comme cette photo',
    picture: 'Comme cette image',
    pasted: 'Comme l’image collée',
  },

  asking: {
    understood: 'Compris comme',
    asWords: (written) => `Chercher plutôt les mots « ${written} »`,
    remove: 'Retirer',
    with: (words) => `avec ${words}`,
    without: (words) => `sans ${words}`,
    not: (label) => `pas ${label}`,
    unlike: 'Différent de cette photo',
    named: {
      text: (text) => `Texte : ${text}`,
      camera: (text) => `Appareil : ${text}`,
      lens: (text) => `Objectif : ${text}`,
      folder: (text) => `Dossier : ${text}`,
      name: (text) => `Nom de fichier : ${text}`,
    },
    types: { photo: 'Images fixes', video: 'Vidéos' },
    states: {
      lettered: 'Avec du texte',
      favourite: 'Favoris',
      rejected: 'Rejetées',
      offline: 'Inaccessibles pour le moment',
      located: 'Avec une position',
    },
    noStars: 'Aucune étoile',
    noPlace: 'Aucune photo n’a été prise là-bas',
    noPhoto: 'Cette photo n’existe pas',
    noPicture: 'Cette image n’existe pas',
    narrow: 'Affiner',
    nothingToNarrow: 'Ces photos ont tout en commun.',
    facets: {
      years: 'Années',
      countries: 'Pays',
      places: 'Lieux',
      folders: 'Dossiers',
      cameras: 'Appareils',
      types: 'Types de fichiers',
    },
    newest: 'Les plus récentes d’abord',
    addWords: 'Ajouter des mots',
  },

  results: {
    says: (snippet) => `On y lit : ${snippet}`,
    label: 'Photos',
    photo: (rank, of) => `Photo ${count(rank + 1)} sur ${count(of)}`,
    all: photos,
    best: (searched) => `Meilleurs résultats parmi ${photos(searched)}`,
    bestSoFar: (searched) => `Meilleurs résultats parmi ${photos(searched)} déjà lues`,
    matches: (n) =>
      plural(n, {
        one: `${count(n)} résultat`,
        many: `${count(n)} de résultats`,
        other: `${count(n)} résultats`,
      }),
    onlyPossible: 'Aucun résultat sûr. Celles-ci pourraient convenir',
    noMatch: 'Rien de tel ici. Voici les plus proches',
    searched: (searched) => ` · recherche dans ${photos(searched)}`,
    searchedSoFar: (searched) => ` · recherche dans ${photos(searched)} pour l’instant`,
    possible: 'Moins probable',
    nearest: 'Rien d’autre de tel. Voici les plus proches',
    alike: (searched) => `Les plus ressemblantes parmi ${photos(searched)}`,
    took: (ms) => `Trouvé en ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'Ce n’est pas le modèle choisi qui répond',
    back: 'Retour',
    similar: 'Photos semblables',
    smaller: 'Photos plus petites',
    larger: 'Photos plus grandes',
    unreadable: 'Cette photo ne peut pas être affichée',
    favourite: 'Favori',
    stars: (n) =>
      plural(n, { one: `${count(n)} étoile`, many: `${count(n)} d’étoiles`, other: `${count(n)} étoiles` }),
    video: (length) => `Vidéo, ${length}`,
    videoAt: (time, length) => `Vidéo, ${length}, à ${time}`,
    offline: 'Sur un disque ou dans un dossier inaccessible pour le moment',
  },

  stacks: {
    toggle: 'Empiler les photos semblables',
    more: (n) => ` · ${count(n)} de plus dans des piles`,
    of: (n) => `Pile de ${photos(n)}`,
    onlyShown: 'Des piles, seule la photo du dessus',
    byPlace: 'Par lieu',
    nowhere: 'Lieu inconnu',
  },

  why: {
    title: 'Pourquoi cette photo',
    likely: (part) => `${percent(part, 1)} probable`,
    alike: (part) => `${percent(part, 1)} ressemblant`,
  },

  empty: {
    nothingTitle: 'Aucun résultat',
    nothingInAlbum: 'Cet album est vide. Sélectionnez des photos et ajoutez-les avec L.',
    nothing: (text) =>
      `Aucune photo ne correspond à « ${text} ». Des mots moins nombreux ou plus simples aident souvent.`,
    nothingAlike: 'Aucune autre photo ne ressemble à celle-ci.',
    stillReading: 'Des photos sont encore en cours de lecture ; elle apparaîtra peut-être bientôt.',
    showAll: 'Afficher toutes les photos',
    readingTitle: 'Exploration de vos dossiers',
    reading: 'Les premières photos arrivent dans un instant.',
    noPhotosTitle: 'Pas encore de photos',
    noPhotos: 'Ces dossiers ne contiennent aucune image. Ajoutez-en un autre ou placez-y des photos.',
    add: 'Ajouter des dossiers…',
    problemTitle: 'Une erreur s’est produite',
    retry: 'Réessayer',
  },

  progress: {
    reading: 'Lecture du texte de vos photos',
    open: 'Lecture de vos photos',
    scanning: 'Exploration de vos dossiers',
    indexing: 'Lecture de vos photos',
    switching: (title) => (title === null ? 'Préparation d’un autre modèle' : `Préparation de ${title}`),
    regions: 'Examen plus attentif des grandes photos',
    switchingNote: (title) => `En attendant, c’est ${title} qui répond.`,
    paused: 'En pause',
    waiting: { mains: 'En attente de l’alimentation secteur', idle: 'En attente de votre absence' },
    short: (done, total) => `${count(done)} sur ${count(total)}`,
    rate: (perSecond) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} photos par seconde`,
    left: (seconds) => `encore ${duration(seconds)}`,
    failed: (n) =>
      plural(n, {
        one: `${count(n)} fichier n’a pas pu être lu`,
        many: `${count(n)} de fichiers n’ont pas pu être lus`,
        other: `${count(n)} fichiers n’ont pas pu être lus`,
      }),
    note: 'Vous pouvez rechercher pendant ce temps.',
    pause: 'Pause',
    resume: 'Reprendre',
  },

  detail: {
    text: 'Texte de la photo',
    copyText: 'Copier le texte',
    textCopied: 'Texte copié',
    label: 'Photo',
    back: 'Revenir aux photos (Échap)',
    previous: 'Photo précédente (←)',
    next: 'Photo suivante (→)',
    info: 'À propos de cette photo (I)',
    place: (rank, of) => `${count(rank + 1)} sur ${count(of)}`,
    more: 'Photos semblables',
    open: 'Ouvrir',
    reveal: 'Voir le fichier',
    copy: 'Copier',
    copied: 'Photo copiée',
    taken: 'Prise le',
    length: 'Durée',
    shownAt: (time) => `Image à ${time}`,
    changed: 'La photo n’a pas de date. Son fichier a été modifié pour la dernière fois à ce moment-là.',
    named: 'D’après le nom du fichier',
    camera: 'Appareil photo',
    description: 'Description',
    keywords: 'Mots-clés',
    rating: 'Note',
    stars: (n) => (n < 0 ? 'Rejetée' : '★'.repeat(n)),
    picture: 'Image',
    position: 'Lieu',
    folder: 'Dossier',
    alsoIn: 'Aussi dans',
    similar: 'Photos semblables',
    offline: 'Ce dossier est inaccessible pour le moment.',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} Mpx`,
    regionButton: 'Cadre autour de la partie qui correspond',
    region: (where) => `Ce qui correspond est dans cette partie de la photo : ${where}`,
    where: [
      'en haut à gauche',
      'en haut',
      'en haut à droite',
      'à gauche',
      'au milieu',
      'à droite',
      'en bas à gauche',
      'en bas',
      'en bas à droite',
    ],
    compass: { north: 'N', south: 'S', east: 'E', west: 'O' },
  },

  viewing: {
    strip: 'Photos voisines de celle-ci',
    stripButton: 'Photos voisines, en bas',
    slideshowButton: 'Diaporama (S)',
    slideshow:
      'Diaporama. La barre d’espace met en pause, les flèches font défiler, toute autre touche l’arrête',
    slideshowPhoto: 'Photo du diaporama',
    previous: 'Photo précédente',
    next: 'Photo suivante',
    pause: 'Pause',
    play: 'Reprendre',
    interval: 'Durée de chaque photo',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'Dans n’importe quel ordre',
    endSlideshow: 'Arrêter le diaporama',
    timeline: 'Quand les photos ont été prises',
    recent: 'Recherches récentes',
    remember: 'Retenir les recherches',
    recentNote:
      'Proposées quand le champ de recherche est vide. Elles restent dans la bibliothèque, sur cet ordinateur uniquement.',
    forgetOne: (query) => `Oublier « ${query} »`,
    forgetAll: 'Tout oublier',
    rememberNone: 'Ne pas retenir les recherches',
    scale: (n) => `${count(n)} %`,
  },

  library: {
    title: 'Photothèque',
    open: 'Photothèque (Ctrl ,)',
    pick: 'Choisissez des dossiers de photos',
    added: (n) =>
      plural(n, {
        one: `${count(n)} dossier ajouté`,
        many: `${count(n)} de dossiers ajoutés`,
        other: `${count(n)} dossiers ajoutés`,
      }),

    photos: 'Photos',
    searchable: 'Interrogeables',
    searchableAll: 'toutes',
    searchablePart: (n) => `${photos(n)} encore à regarder`,
    files: 'Fichiers',
    filesIn: (folders) =>
      plural(folders, {
        one: `dans ${count(folders)} dossier`,
        many: `dans ${count(folders)} de dossiers`,
        other: `dans ${count(folders)} dossiers`,
      }),
    stored: 'Sur le disque',
    storedNote: 'ce que conserve Afterimage',
    size: bytes,
    model: 'Modèle',
    changeModel: 'Modèles…',
    processor: 'processeur',
    on: (title, device) => `${title} (${device})`,

    activity: {
      label: 'Activité en cours',
      idle: 'À jour',
      idleNote: 'Ce qui arrive, disparaît ou change dans vos dossiers est pris en compte automatiquement.',
      offline: 'À jour, pour les dossiers accessibles',
      empty: 'Rien à faire pour l’instant',
      emptyNote: 'Ajoutez un dossier de photos pour commencer.',
      scanningNote: 'Recherche de ce qui est nouveau, modifié ou disparu.',
      pausedNote: 'Rien n’est lu jusqu’à la reprise. Ce qui a été lu reste interrogeable.',
    },

    folders: {
      heading: 'Dossiers',
      add: 'Ajouter des dossiers…',
      drop: 'Vous pouvez aussi déposer des dossiers sur la fenêtre.',
      none: 'Aucun dossier pour l’instant.',
      rescan: 'Tout explorer à nouveau',
      files,
      failed: (n) =>
        plural(n, {
          one: `${count(n)} non interrogeable`,
          many: `${count(n)} non interrogeables`,
          other: `${count(n)} non interrogeables`,
        }),
      watched: 'Suivi en direct',
      polled: 'Exploré de temps en temps',
      offline: 'Inaccessible',
      unwatched: 'Non suivi pour le moment',
      stay: (n) =>
        plural(n, {
          one: `${count(n)} photo reste interrogeable.`,
          many: `Ses ${count(n)} de photos restent interrogeables.`,
          other: `Ses ${count(n)} photos restent interrogeables.`,
        }),
      looked: (when) => `exploré ${when}`,
      looking: 'Exploration en cours',
      look: (name) => `Explorer à nouveau ${name}`,
      lookFor: (name) => `Vérifier si ${name} est là`,
      reveal: (name) => `Afficher ${name} dans le gestionnaire de fichiers`,
      remove: (name) => `Retirer ${name}`,
      removeYes: 'Retirer',
      removeQuestion: (name, n) =>
        n === 0
          ? `Retirer ${name} de la photothèque ? Rien ne change sur le disque. Vous pourrez l’ajouter de nouveau à tout moment.`
          : plural(n, {
              one: `Retirer ${name} de la photothèque ? Rien ne change sur le disque. Son fichier ne sera plus trouvé ici ; vous pourrez l’ajouter de nouveau à tout moment, sans que rien ne soit regardé deux fois.`,
              many: `Retirer ${name} de la photothèque ? Rien ne change sur le disque. Ses ${count(n)} de fichiers ne seront plus trouvés ici ; vous pourrez l’ajouter de nouveau à tout moment, sans que rien ne soit regardé deux fois.`,
              other: `Retirer ${name} de la photothèque ? Rien ne change sur le disque. Ses ${count(n)} fichiers ne seront plus trouvés ici ; vous pourrez l’ajouter de nouveau à tout moment, sans que rien ne soit regardé deux fois.`,
            }),
      stillAway: (name) => `${name} est toujours inaccessible`,
      away: {
        missing: 'Ce dossier n’existe pas pour le moment.',
        emptied: 'Le dossier est vide, comme si son disque n’était pas connecté.',
        other_disk: 'Un autre disque se trouve à la place de ce dossier.',
      },
      unannounced: {
        share: (name) =>
          `Il se trouve sur un autre ordinateur (${name}), qui ne signale pas les changements.`,
        too_many_folders:
          'Il y a plus de dossiers que le système ne permet à un programme d’en surveiller (fs.inotify.max_user_watches).',
        too_many_programs:
          'Le système ne permet pas à davantage de programmes de surveiller des dossiers (fs.inotify.max_user_instances).',
        other: 'Le système ne peut pas le surveiller.',
      },
    },

    failures: {
      heading: 'Non interrogeables',
      none: 'Tous les fichiers de vos dossiers sont interrogeables.',
      lead: 'Ces fichiers sont dans vos dossiers, mais ne peuvent pas être trouvés par la recherche. Ils restent tels quels.',
      find: 'Chercher parmi eux',
      findLabel: 'Chercher parmi les fichiers non interrogeables',
      found: (n) =>
        n === 0
          ? 'Aucun ne contient cela dans son nom ou son dossier'
          : plural(n, {
              one: `${count(n)} fichier trouvé`,
              many: `${count(n)} de fichiers trouvés`,
              other: `${count(n)} fichiers trouvés`,
            }),
      retry: 'Réessayer',
      retryAll: 'Tout réessayer',
      retryFound: 'Réessayer ceux-ci',
      retryFile: (name) => `Réessayer ${name}`,
      reveal: (name) => `Afficher ${name} dans le gestionnaire de fichiers`,
      waiting: (n) => `${count(n)} en attente d’un nouvel essai`,
      waitingFile: 'En attente d’un nouvel essai',
      retrying: (n) =>
        plural(n, {
          one: `Nouvel essai pour ${count(n)} fichier`,
          many: `Nouvel essai pour ${count(n)} de fichiers`,
          other: `Nouvel essai pour ${count(n)} fichiers`,
        }),
      files,
      list: (title) => `Fichiers : ${title}`,
      fetching: 'Un instant',
      kinds: {
        video: [
          'Vidéos',
          'La lecture des vidéos nécessite le programme ffmpeg, qui n’a pas été trouvé. Une fois installé, elles seront lues automatiquement.',
        ],
        no_permission: [
          'Accès refusé',
          'Le système ne vous autorise pas à les lire. Modifiez les droits d’accès, puis réessayez.',
        ],
        unreadable: [
          'Impossibles à ouvrir',
          'Le disque ou le réseau ne les a pas fournis. Réessayez quand la connexion sera bonne.',
        ],
        empty: ['Fichiers vides', 'Ils ne contiennent rien ; une copie a peut-être été interrompue.'],
        no_picture: ['Pas des images', 'Leur nom est celui d’une image, mais leur contenu est autre.'],
        unsupported: ['Formats pas encore lisibles', 'Cette version d’Afterimage ne sait pas les lire.'],
        no_preview: [
          'RAW sans aperçu',
          'L’appareil n’y a placé aucune image affichable, et les données brutes du capteur ne sont pas développées.',
        ],
        too_large: ['Trop volumineux', 'Ils demanderaient plus de mémoire qu’une photo ne le devrait.'],
        too_slow: [
          'Trop longs à lire',
          'La lecture a été abandonnée. Réessayez quand l’ordinateur sera moins occupé.',
        ],
        damaged: [
          'Endommagés',
          'Ils s’arrêtent trop tôt ou se contredisent. Une autre copie est peut-être intacte.',
        ],
        other: ['Autres raisons', 'Un problème est survenu, sans que les fichiers soient en cause.'],
      },
      reasons: {
        no_permission: 'Le système ne vous permet pas de le lire.',
        unreadable: 'Le système n’a pas pu le lire.',
        not_a_file: 'Ce n’est pas un fichier ordinaire.',
        empty: 'Il ne contient rien.',
        unknown_format: 'Ce n’est pas une image dans un format connu d’Afterimage.',
        unsupported: (format) => `Le format ${format} n’est pas encore lisible.`,
        video: 'C’est une vidéo, pas une image.',
        no_ffmpeg: 'Pour le lire, il faut ffmpeg, qui n’a pas été trouvé.',
        unknown_video: 'Ce n’est pas une vidéo dans un format connu d’Afterimage.',
        video_damaged: 'La vidéo est endommagée, ou ffmpeg ne peut pas la lire.',
        no_frames: 'Aucune image de la vidéo n’a pu être lue.',
        no_preview: 'L’appareil n’y a placé aucune image affichable.',
        too_large: 'Il prendrait plus de mémoire qu’une photo ne le devrait.',
        too_many_pixels: (width, height) => `Il est trop grand : ${count(width)} × ${count(height)} pixels.`,
        too_many_bytes: (size) => `Il est trop grand : ${bytes(size)}.`,
        too_slow: (seconds) => `La lecture a été abandonnée après ${unit(seconds, 'second', 'long')}.`,
        cut_off: 'Il s’arrête trop tôt. La copie est peut-être incomplète.',
        damaged: 'Il est endommagé.',
        decoder_died: 'Il est endommagé, ou prend plus de mémoire qu’une photo ne le devrait.',
        no_decoder: 'Il n’a pas pu être lu. Réessayez quand l’ordinateur sera moins occupé.',
        refused: 'Le modèle n’a pas pu le regarder.',
        other: 'Un problème est survenu, sans que le fichier y soit pour rien.',
      },
    },

    manners: {
      heading: 'En arrière-plan',
      lead: 'Comment les photos sont lues pendant que vous faites autre chose. Votre choix s’applique immédiatement.',
      pace: 'Rythme',
      paces: {
        quiet: [
          'Discret',
          'Utilise une partie de l’ordinateur, et seulement ce dont rien d’autre n’a besoin.',
        ],
        balanced: ['Équilibré', 'Utilise environ la moitié de l’ordinateur.'],
        fast: ['Rapide', 'L’utilise entièrement, pour finir au plus tôt.'],
      },
      mains: {
        label: 'Seulement sur secteur',
        note: 'Attend tant que l’ordinateur fonctionne sur batterie.',
      },
      idle: {
        label: 'Seulement en votre absence',
        note: 'Attend tant que le clavier ou la souris sont utilisés, et quelques minutes de plus.',
      },
      hidden: {
        label: 'Ignorer les fichiers cachés',
        note: 'Les fichiers et dossiers dont le nom commence par un point, ou que le système cache.',
      },
      regions: {
        label: 'Trouver les petites choses dans les grandes photos',
        note: 'Regarde aussi neuf parties de chaque grande photo. Cela prend environ dix fois plus de temps, et environ 20 ko par photo.',
      },
      least: 'Ignorer les fichiers de moins de',
      leastUnit: 'ko',
      leastNote:
        'Les icônes et les images de pages web sont petites, les photos rarement. 0 n’en ignore aucun.',
      ignore: 'Ignorer selon le nom',
      ignoreNote:
        'Comme dans un .gitignore : *.gif, screenshots, /raw/. Ce qui est ignoré n’est plus visible et revient quand le motif est retiré.',
      ignoreAdd: 'Ajouter',
      ignoreLabel: 'Un nom ou un motif à ignorer',
      ignoreExample: '*.gif',
      unignore: (pattern) => `Ne plus ignorer ${pattern}`,
    },

    reading: {
      heading: 'Texte dans les photos',
      lead: 'Reçus, captures d’écran et diapositives se retrouvent par les mots qu’ils contiennent. Ils sont lus sur cet ordinateur, par le programme Tesseract.',
      on: {
        label: 'Lire le texte des photos',
        note: 'Ce qui a été lu est gardé dans la bibliothèque. Tant que cette option est désactivée, rien n’y est recherché, et libérer de la place l’efface.',
      },
      looked: 'Parcourues',
      withText: 'Avec du texte',
      by: (engine) => `Lu par ${engine}`,
      languages: 'Langues',
      languagesNote:
        'Chaque langue prend plus de temps. Si vous n’en choisissez aucune, toutes celles qui sont installées sont lues s’il y en a trois au plus, sinon l’anglais et la langue du système.',
      problems: {
        not_installed: 'Tesseract n’a pas été trouvé. Une fois installé, il lira les photos automatiquement.',
        not_answering: 'Tesseract est installé, mais ne fonctionne pas.',
        too_old: 'Ce Tesseract est trop ancien. Il faut la version 4 ou une version ultérieure.',
        no_languages: 'Tesseract n’a pas de données pour les langues à lire.',
      },
    },

    health: {
      heading: 'État',
      lead: 'Une vérification lit tout ce que conserve Afterimage et contrôle sa cohérence. Les photos ne sont pas touchées.',
      check: 'Vérifier la photothèque',
      checking: {
        catalog: 'Lecture du catalogue',
        index: 'Comparaison de l’index de recherche',
        thumbnails: 'Lecture des vignettes',
      },
      part: (done, total) => `${count(done)} sur ${photos(total)}`,
      busy: 'Possible quand aucune lecture n’est en cours.',
      sound: 'Tout est cohérent.',
      checked: (n, when) =>
        plural(n, {
          one: `${count(n)} photo vérifiée ${when}`,
          many: `${count(n)} de photos vérifiées ${when}`,
          other: `${count(n)} photos vérifiées ${when}`,
        }),
      waiting: (n) => `${photos(n)} en attente d’être regardées`,
      withoutThumbnail: (n) =>
        plural(n, {
          one: `${count(n)} vignette sera créée au besoin`,
          many: `${count(n)} de vignettes seront créées au besoin`,
          other: `${count(n)} vignettes seront créées au besoin`,
        }),
      unsound: (n) =>
        plural(n, {
          one: `${count(n)} incohérence trouvée`,
          many: `${count(n)} d’incohérences trouvées`,
          other: `${count(n)} incohérences trouvées`,
        }),
      repair:
        'Fermez Afterimage et exécutez ceci dans un terminal. Cela sauve tout ce qui peut l’être et garde une copie de l’état précédent :',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: 'Le fichier du catalogue est endommagé.',
      danglingRows: (n) =>
        plural(n, {
          one: `${count(n)} entrée du catalogue n’est rattachée à rien.`,
          many: `${count(n)} d’entrées du catalogue ne sont rattachées à rien.`,
          other: `${count(n)} entrées du catalogue ne sont rattachées à rien.`,
        }),
      damagedEmbeddings: (n) =>
        `Ce que le modèle a vu dans ${photos(n)} est endommagé. Une réparation lui permettra de regarder à nouveau.`,
      incompleteVideos: (n) =>
        plural(n, {
          one: `Il manque des images à ${count(n)} vidéo. Une réparation permettra de la relire.`,
          many: `Il manque des images à ${count(n)} de vidéos. Une réparation permettra de les relire.`,
          other: `Il manque des images à ${count(n)} vidéos. Une réparation permettra de les relire.`,
        }),
      indexDiffers: (missing, extra, different) =>
        `Dans l’index de recherche, il manque ${photos(missing)}, ${count(extra)} sont en trop et ${count(different)} diffèrent.`,
      thumbnailsDamaged: 'Le fichier des vignettes est endommagé.',
      unused: 'Données superflues',
      unusedNone: 'Rien n’est conservé dont aucune photo n’ait besoin.',
      unusedNote: (n, size) =>
        n === 0
          ? `${bytes(size)} de vignettes ne correspondent à aucune photo.`
          : plural(n, {
              one: `${count(n)} photo dont il ne reste aucun fichier est gardée en mémoire, au cas où elle reviendrait : ${bytes(size)}.`,
              many: `${count(n)} de photos dont il ne reste aucun fichier sont gardées en mémoire, au cas où elles reviendraient : ${bytes(size)}.`,
              other: `${count(n)} photos dont il ne reste aucun fichier sont gardées en mémoire, au cas où elles reviendraient : ${bytes(size)}.`,
            }),
      free: 'Libérer…',
      freeYes: (size) => `Libérer ${bytes(size)}`,
      freeQuestion: (n) =>
        n === 0
          ? 'Supprimer ces vignettes ?'
          : plural(n, {
              one: 'Oublier cette photo ? Si elle revient, le modèle la regardera à nouveau. Rien n’est touché dans vos dossiers.',
              many: `Oublier ces ${count(n)} de photos ? Si elles reviennent, le modèle les regardera à nouveau. Rien n’est touché dans vos dossiers.`,
              other: `Oublier ces ${count(n)} photos ? Si elles reviennent, le modèle les regardera à nouveau. Rien n’est touché dans vos dossiers.`,
            }),
      unusedRegions: (size) =>
        `Les parties des grandes photos ne sont plus fouillées. Ce qui en est gardé occupe ${bytes(size)}.`,
      freeRegionsQuestion:
        'Supprimer ce qui est gardé des parties des grandes photos ? Pour y chercher de nouveau, il faudra regarder ces photos encore une fois.',
      freeing: 'Libération en cours',
      freed: (size) => `${bytes(size)} libérés`,
    },

    about: {
      heading: 'À propos',
      appearance: 'Apparence',
      theme: { system: 'Automatique', light: 'Clair', dark: 'Sombre' },
      language: 'Langue',
      systemLanguage: (name) => `Automatique (${name})`,
      keptIn: 'Emplacement',
      places: 'Noms de lieux',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'Modèles',
    answers: (title) => `${title} répond`,
    inEightBits: (title) => `${title} en 8 bits`,
    on: (device) => `sur ${device}`,
    ready: (embedded, all) =>
      embedded >= all
        ? plural(all, {
            one: `${count(all)} photo interrogeable`,
            many: `${count(all)} de photos interrogeables`,
            other: `${count(all)} photos interrogeables`,
          })
        : `${count(embedded)} sur ${photos(all)} interrogeables`,
    lead: 'Un modèle regarde vos photos et comprend vos mots. Chacun fonctionne uniquement sur cet ordinateur, et aucun n’est téléchargé sans votre demande.',
    recallLead:
      'Le rappel indique combien de fois la bonne photo figure parmi les premières trouvées, en pourcentage, tel que publié par d’autres. Ne comparez que les chiffres d’un même jeu de données.',

    preparing: (title) => `Préparation de ${title}`,
    preparingNote: (title) => `Tant qu’il n’a pas vu toutes les photos, ${title} continue de répondre.`,
    preparingSoon: 'Cela commencera une fois vos dossiers explorés.',
    preparingPaused: 'En pause. Cela reprendra avec la lecture des photos.',
    done: (done, total) => `${count(done)} sur ${photos(total)}`,
    stay: (title) => `Garder ${title}`,
    problemLead: (title) => `Le modèle choisi est inutilisable ; c’est donc ${title} qui répond.`,

    groups: { here: 'Sur cet ordinateur', recommended: 'Recommandés', others: 'Autres modèles' },
    recommended: 'Recommandé',
    standing: {
      inUse: 'Utilisé',
      preparing: 'En préparation',
      fetching: 'Téléchargement',
      installed: 'Sur cet ordinateur',
      partial: 'Partiellement téléchargé',
      damaged: 'Endommagé',
      available: 'Pas sur cet ordinateur',
    },

    computing: {
      no_support: 'Cet Afterimage a été compilé sans prise en charge de ce processeur graphique.',
      no_driver: 'Il n’y a pas de pilote NVIDIA sur cet ordinateur.',
      gpu_failed: 'Le processeur graphique est inutilisable.',
      processor_only: 'Ce modèle ne calcule que sur le processeur.',
      single_precision: 'La demi-précision ne suffit pas à ce modèle ; il calcule donc en simple précision.',
    },

    goodFor: {
      starter:
        'Pour démarrer vite : petit, rapide sur tout ordinateur et en 100 langues, mais les modèles plus grands trouvent davantage.',
      'align-b7': 'Recherches en anglais, formulées comme les textes alternatifs du Web.',
      'chinese-clip-b16': 'Recherches en chinois.',
      'clip-b16':
        'Recherches en anglais ; voit des détails plus fins que ViT-B/32, pour environ trois fois plus de calcul.',
      'clip-b32': 'Un petit modèle rapide pour les recherches en anglais.',
      'clip-l14':
        'Recherches en anglais, avec plus de soin que les petits modèles, pour un ordinateur qui n’est pas pressé.',
      'clip-l14-336':
        'Recherches en anglais de petites choses dans de grandes photos ; lent sans carte graphique.',
      'openclip-b32':
        'Un petit modèle rapide pour les recherches en anglais, entraîné sur cinq fois plus de légendes que CLIP.',
      'openclip-h14':
        'Le plus minutieux des modèles OpenCLIP anglais proposés ici ; demande une carte graphique.',
      'openclip-l14': 'Recherches soignées en anglais ; trouve nettement plus que CLIP à taille égale.',
      'siglip-b16': 'Recherches en anglais, plus précises qu’avec CLIP à taille égale.',
      'siglip-b16-256-multilingual':
        'Recherches dans de nombreuses langues ; SigLIP 2 l’a largement remplacé.',
      'siglip-so400m-384':
        'Le plus précis des premiers modèles SigLIP pour l’anglais ; demande une carte graphique.',
      'siglip2-b16-224':
        'Recherches dans de nombreuses langues, très précises dans celles d’Europe, à la vitesse d’un petit modèle.',
      'siglip2-b16-256': 'Comme SigLIP 2 ViT-B/16, avec un peu plus de détail et de temps.',
      'siglip2-b16-384':
        'Comme SigLIP 2 ViT-B/16, pour des choses plus petites dans les photos, avec trois fois plus de calcul.',
      'siglip2-b16-512':
        'Comme SigLIP 2 ViT-B/16, pour les plus petites choses dans les photos, avec cinq fois plus de calcul.',
      'siglip2-b32-256':
        'Le plus rapide des modèles SigLIP 2 : grandes photothèques sur un ordinateur sans carte graphique.',
      'siglip2-l16-256': 'Recherches soignées dans de nombreuses langues ; mieux avec une carte graphique.',
      'siglip2-so400m-224':
        'Grande précision dans de nombreuses langues ; demande une carte graphique et de la mémoire.',
      'xlm-roberta-b32':
        'Recherches dans une centaine de langues, avec une lecture rapide des photos : le premier choix quand « Starter » ne suffit plus.',
      'xlm-roberta-h14':
        'Les meilleures réponses dans de nombreuses langues, dont le chinois et le japonais, pour un ordinateur avec carte graphique.',
      added: 'Un modèle que vous avez ajouté ; son éditeur indique à quoi il convient.',
    },

    facts: {
      size: 'Taille',
      memory: 'Mémoire',
      languages: 'Langues',
      speed: 'Vitesse ici',
      embedding: 'Plongement',
      picture: 'Voit les photos en',
      licence: 'Licence',
    },
    unknown: 'inconnu',
    untried: 'pas encore essayé',
    speed: (rate) => `${rate} photos/s`,
    query: (ms) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} par recherche`,
    embedding: (numbers) => `${count(numbers)} nombres`,
    disagrees:
      'Ce processeur graphique ne calcule pas les mêmes plongements que le processeur. Démarrez Afterimage avec --device cpu.',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => plural(n, { one: `${count(n)} langue`, many: count(n), other: count(n) }),
    languagesUnknown: 'non précisé',
    allLanguages: 'Toutes les langues',
    noCommerce: 'pas d’usage commercial',
    commerceUnclear: 'usage commercial non précisé',
    commerce: 'usage commercial autorisé',
    licenceUnknown: 'inconnue ; voir son éditeur',
    unverified:
      'Ses sommes de contrôle ne font pas partie d’Afterimage : il est vérifié d’après celles que publie le site de son éditeur.',
    recall: 'Rappel publié',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `Source : ${source}`,
    recallSets: {
      coco: `MS-COCO, ${count(5000)} photos de test`,
      flickr30k: `Flickr30k, ${count(1000)} photos de test`,
      flickr8k: 'Flickr8k, 987 photos de test',
    },
    recallMetrics: {
      at1: 'du texte à l’image, rappel@1',
      at5: 'du texte à l’image, rappel@5',
      at10: 'du texte à l’image, rappel@10',
      mean: 'du texte à l’image, moyenne des rappels@1, @5 et @10',
    },
    recallSources: {
      immich: 'documentation d’Immich (docs/docs/features/searching.md), poids d’OpenCLIP',
      openclip: 'docs/openclip_retrieval_results.csv d’OpenCLIP',
      kakao: 'README de coyo-align, de Kakao Brain',
    },

    use: 'Utiliser',
    useEightBit: 'Utiliser en 8 bits',
    eightBitNote:
      'Prend un quart de la mémoire et va environ deux fois plus vite sur le processeur ; les résultats sont presque les mêmes.',
    about: (size) => `environ ${size}`,
    fetch: (size) => (size === null ? 'Télécharger' : `Télécharger ${size}`),
    resume: (left) =>
      left === null ? 'Reprendre le téléchargement' : `Télécharger les ${bytes(left)} restants`,
    from: (host) => `depuis ${host}`,
    stop: 'Arrêter',
    stopping: 'Arrêt en cours',
    try: 'Essayer 10 s',
    trying: 'Essai en cours',
    remove: 'Supprimer',
    discard: (arrived) => `Supprimer les ${bytes(arrived)} téléchargés`,
    removeQuestion: (title, size) =>
      `Supprimer ${title}${size === null ? '' : ` (${bytes(size)})`} de cet ordinateur ?`,
    removeAgain: 'Vous pourrez le télécharger à nouveau.',
    removeAdded: 'Le dossier d’où il provient reste tel quel.',
    free: (size) => `Libérer ${bytes(size)}`,
    held: (n) =>
      plural(n, {
        one: `${count(n)} photo est conservée telle que ce modèle l’a vue, quand il était utilisé.`,
        many: `${count(n)} de photos sont conservées telles que ce modèle les a vues, quand il était utilisé.`,
        other: `${count(n)} photos sont conservées telles que ce modèle les a vues, quand il était utilisé.`,
      }),
    heldOlder: (n) =>
      plural(n, {
        one: `${count(n)} photo est conservée telle qu’une version antérieure de ce modèle l’a vue.`,
        many: `${count(n)} de photos sont conservées telles qu’une version antérieure de ce modèle les a vues.`,
        other: `${count(n)} photos sont conservées telles qu’une version antérieure de ce modèle les a vues.`,
      }),
    freeQuestion: (size) =>
      `Libérer ${bytes(size)} ? Pour réutiliser ce modèle, il devrait regarder de nouveau chaque photo.`,
    orphans: 'De modèles disparus',
    orphan: (model, n) => `${model} a laissé ce qu’il a vu dans ${photos(n)}.`,
    freeOrphanQuestion: (size) => `Libérer ${bytes(size)} ? Rien ici ne peut s’en servir.`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} téléchargés` : `${percent(done, total)} de ${bytes(total)}`,
    connecting: 'Connexion',
    checking: (file) => `Vérification de ${file}`,
    progressOf: (title) => `Progression de ${title}`,
    takes: (seconds, n) =>
      `Pour l’utiliser, il faut regarder ${photos(n)} : ${duration(seconds)} à cette vitesse.`,
    takesUnknown: (n) =>
      `Pour l’utiliser, il faut regarder ${photos(n)}. Essayez-le pour savoir combien de temps cela prend.`,
    takesNothing: 'Il a vu toutes les photos et peut répondre immédiatement.',

    add: 'Ajouter depuis un dossier…',
    adding: 'Copie en cours',
    addNote: 'Vous en avez déjà un sur le disque ? Il est copié depuis là ; rien n’est téléchargé.',
    pick: 'Choisissez le dossier d’un modèle',
    added: (title) => `${title} est sur cet ordinateur`,
    again: 'Réessayer',
  },

  drop: {
    title: 'Déposez ici',
    text: 'Les dossiers rejoignent votre photothèque. Une image trouve les photos qui lui ressemblent.',
    nothing: 'Il n’y a ni dossier ni image parmi ces fichiers.',
  },

  paste: {
    nothing: 'Le presse-papiers ne contient pas d’image.',
  },

  keeping: {
    favourite: 'Favori (F)',
    noFavourite: 'Retirer des favoris (F)',
    rating: 'Note',
    select: 'Sélectionner (X)',
    actions: 'Que faire des photos sélectionnées',
    clear: 'Tout désélectionner (Échap)',
    selected: (n) => `Sélection : ${count(n)}`,
    photos,
    addToAlbum: 'Ajouter à un album (L)',
    addTo: (n) => `Ajouter ${photos(n)} à un album`,
    added: (n, album) => `Ajout à « ${album} » : ${photos(n)}`,
    earlier: 'Déplacer vers le début',
    later: 'Déplacer vers la fin',
    takeOut: 'Retirer de cet album',
    takenOut: (n, album) => `Retrait de « ${album} » : ${photos(n)}`,
    copy: 'Copier les fichiers (Ctrl C)',
    copied: (n) => `Copie : ${files(n)}`,
    reveal: 'Afficher les fichiers dans leurs dossiers',
    open: 'Albums (B)',
    albums: 'Albums',
    newAlbum: 'Nom d’un nouvel album',
    saveSearch: (query) => `Nom de la recherche « ${query} »`,
    make: 'Créer',
    save: 'Enregistrer',
    none: 'Aucun album pour l’instant. Sélectionnez des photos et ajoutez-les à un album, ou enregistrez une recherche : elle trouvera aussi les nouvelles photos.',
    finds: (query) => `Recherche : ${query}`,
    rename: (album) => `Renommer « ${album} »`,
    delete: (album) => `Supprimer « ${album} »`,
    deleted: (album) => `« ${album} » a été supprimé. Ses photos restent.`,
    undo: 'Annuler',
    export: 'Copier dans un dossier (E)',
    exportTitle: (n) => `Copier ${photos(n)} dans un dossier`,
    exportTo: 'Choisir un dossier pour les copies',
    with: 'Telles quelles',
    withNote: 'Copies exactes des fichiers d’origine.',
    without: 'Sans ce qu’elles révèlent sur vous',
    withoutNote:
      'Omet où, quand, avec quoi et par qui une photo a été prise. JPEG, PNG, WebP et GIF gardent exactement leurs pixels ; les autres formats deviennent des JPEG. Les vidéos ne sont pas copiées ainsi.',
    chooseFolder: 'Choisir un dossier…',
    exported: (n) => `Copie : ${photos(n)}`,
    notExported: (n, reason) => `Non copié : ${photos(n)}. ${reason}`,
    video: 'Ce qu’une vidéo révèle sur elle-même ne peut pas être omis.',
  },

  trash: {
    move: 'Mettre à la corbeille (Suppr)',
    moved: (n) => `Mis à la corbeille : ${photos(n)}`,
    notMoved: (n, reason) => `Non déplacé : ${files(n)}. ${reason}`,
    back: (n) => `Remis à leur place : ${photos(n)}`,
    notBack: (n, reason) => `Encore à la corbeille : ${files(n)}. ${reason}`,
    recent: 'Mis à la corbeille',
    recentNote:
      'Tant que la corbeille du système n’est pas vidée, les photos peuvent être remises à leur place.',
    removal: (n, when) => `${photos(n)}, ${when}`,
    putBack: 'Remettre en place',
    openWith: (program) => `Ouvrir avec ${program}`,
    menu: 'Que faire de ceci',
    problems: {
      unreachable: 'Le fichier est inaccessible pour le moment.',
      read_only: 'Son dossier ou son disque est en lecture seule.',
      no_trash: 'Il n’y a pas de corbeille sur son disque.',
      taken: 'Un autre fichier a pris sa place.',
      emptied: 'Il n’est plus dans la corbeille.',
      by_hand: 'Sur ce système, c’est la corbeille elle-même qui permet de le remettre en place.',
    },
  },

  atHand: {
    heading: 'À portée de main',
    tray: 'Rester dans la zone de notification',
    trayNote:
      'Fenêtre fermée, Afterimage reste dans la zone de notification et continue de suivre vos dossiers. Sinon, la fermer quitte le programme.',
    show: 'Afficher Afterimage',
    pause: 'Suspendre la lecture',
    resume: 'Reprendre la lecture',
    quit: 'Quitter',
    palette: 'Chercher de partout',
    paletteNote:
      'Des touches valables dans tous les programmes ouvrent une petite fenêtre de recherche : tapez, appuyez sur Entrée, et la photo s’affiche.',
    keys: 'Touches',
    press: 'Appuyez sur les nouvelles touches',
    byCommand:
      'Sous Wayland, c’est le système qui attribue ces touches. Dans ses réglages du clavier, associez-en à cette commande :',
  },

  palette: {
    hint: 'Les flèches choisissent, Entrée affiche la photo, Échap ferme',
  },

  shortcuts: {
    title: 'Clavier',
    open: 'Raccourcis clavier (?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Entrée', Esc: 'Échap', Shift: 'Maj', Del: 'Suppr' },
    headings: { anywhere: 'Partout', photos: 'Photos', photo: 'Une photo' },
    does: {
      search: 'Rechercher',
      paste: 'Rechercher avec l’image du presse-papiers',
      escape: 'Fermer, revenir ou effacer la recherche',
      library: 'Photothèque : dossiers, fichiers illisibles, réglages',
      models: 'Modèles',
      shortcuts: 'Cette liste',
      move: 'Se déplacer',
      view: 'Regarder la photo',
      similar: 'Photos semblables',
      stack: 'Voir toutes les photos d’une pile',
      albums: 'Albums',
      copy: 'Copier la photo, ou les fichiers sélectionnés',
      favourite: 'Favori, ou non',
      stars: 'Autant d’étoiles',
      select: 'Sélectionner',
      selectAll: 'Tout sélectionner',
      addToAlbum: 'Ajouter à un album',
      export: 'Copier dans un dossier',
      undo: 'Annuler',
      trash: 'Mettre à la corbeille',
      size: 'Plus grand ou plus petit',
      step: 'Précédente, suivante',
      zoom: 'Chaque pixel, ou toute la photo',
      closer: 'Plus près, plus loin',
      ends: 'Toute la photo, chaque pixel',
      look: 'Regarder autour, de près',
      slideshow: 'Diaporama',
      info: 'Afficher ou masquer les informations',
      open: 'Ouvrir dans votre visionneuse',
      reveal: 'Afficher le fichier dans son dossier',
    },
  },
};
