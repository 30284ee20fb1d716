/** English: what it has, every language has to have. */

import type { CheckStep } from '../bindings/CheckStep';
import type { ErrorKind } from '../bindings/ErrorKind';
import type { FailureKind } from '../bindings/FailureKind';
import type { IndexPace } from '../bindings/IndexPace';
import type { ReadingProblem } from '../bindings/ReadingProblem';
import { formats } from '../language/formats';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('en');

const photos = (n: number): string => plural(n, { one: '1 photo', other: `${count(n)} photos` });
const files = (n: number): string => plural(n, { one: '1 file', other: `${count(n)} files` });
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'less than a minute' : `about ${amount}`;
};

export const en = {
  app: 'Afterimage',
  close: 'Close',
  keep: 'Keep',

  opening: 'Opening your library',

  /** What is counted down and what has passed, in words. */
  times: {
    duration,
    /** Both in milliseconds from 1970. */
    ago: (then: number, now: number) =>
      now - then < 30_000 ? 'just now' : (ago(then, now) ?? `on ${date(then, 'moment')}`),
  },

  /** What went wrong, by the kind of error. */
  errors: {
    offline: 'The disk or folder this photo is on cannot be reached at the moment.',
    not_found: 'This photo is no longer in the library.',
    picture: 'That picture could not be read.',
    folder: 'That is not a folder that can be read.',
    album_name: 'Another album has this name.',
    busy: 'Photos are being read at the moment. Try again when that is through.',
    in_use: 'Another Afterimage has this library open. Close it first.',
    read_only: 'The library can only be read: searching works, but nothing new is read and nothing changed.',
    newer: 'This library was written by a newer version of Afterimage. Please update.',
    model_in_use: 'This model is in use. Choose another one first.',
    no_tray: 'This desktop has no tray to stay in, so closing the window ends Afterimage.',
    keys_taken: 'These keys can’t be used: another program has them, or they lack Ctrl, Alt or the like.',
    no_keys:
      'On Wayland no program hears keys that are meant for another. The keyboard settings of your system can run a command instead.',
    pattern: 'That is no pattern of files.',
    system: 'The system could not do that.',
    library: 'The library could not do that.',
    unforeseen: 'Something happened that was not foreseen.',
    gone: 'That is no longer in the library.',
    saved_search: 'This album is a saved search: it holds what it finds.',
    unusable_file: (file: string) =>
      `This can’t be read or written: ${file}. Look whether its disk is connected and you may use it.`,
    no_home: 'The system names no place for your data. Set HOME, or start Afterimage with --library.',
    catalog_damaged:
      'The library’s catalog is damaged. Close Afterimage and run “afterimage verify --repair” in a terminal: it saves all it can and keeps a copy.',
    not_migrated: 'The library can’t be brought up to date. It is left as it was.',
    needs_writing: 'This library has to be opened once where it can be written.',
    disk_full: 'The disk is full. What was done so far is kept; make room and try again.',
    index: 'The search index failed. It is made anew when Afterimage is started again.',
    crashed: 'Reading photos ended unexpectedly. What was done so far is kept; start Afterimage again.',
    model_file_missing: (file: string) =>
      `A file of the model is missing: ${file}. Fetch or add the model again.`,
    model_file_damaged: (file: string) =>
      `A file of the model is damaged: ${file}. Fetch or add the model again.`,
    model_absent: (model: string) => `The model ${model} is not on this computer. Fetch or add it first.`,
    model_failed: 'The model failed. Try again, or choose another one.',
    model_refused: (n: number) => `The model can’t replace the present one: it failed with ${photos(n)}.`,
    out_of_memory:
      'There was too little memory for this model. Close other programs, use it in 8 bits or choose a smaller one.',
    one_precision: 'This model can’t be used in 8 bits.',
    no_model: (folder: string) => `There is no model that Afterimage can use in ${folder}.`,
    model_lacks: (file: string) => `The folder lacks a file that a model needs: ${file}.`,
    model_sharded: 'The weights of this model are in several files, which Afterimage can’t read.',
    no_starter:
      'The model that comes with Afterimage is not set up. Install Afterimage again, or run “./dev setup” in its source code.',
    model_name:
      'The model needs another name. Give its folder one of lower-case letters, digits and hyphens.',
    model_taken: (model: string) =>
      `There already is a model called ${model}. Delete it first, or give the folder another name.`,
    model_busy: 'Another Afterimage is working on this model. Try again when it is done.',
    model_added:
      'This model was added from this computer and can’t be fetched. Add it again from where it is.',
    host_offline: (host: string) =>
      `${host} can’t be reached. Is this computer online, or does it need a proxy (HTTPS_PROXY)?`,
    host_unsafe: (host: string) => `The connection to ${host} is not safe, so nothing was fetched.`,
    host_locked: (host: string) =>
      `${host} wants to know who asks. This model may have to be unlocked on its page first.`,
    host_lacks: (host: string) => `${host} no longer has this file.`,
    host_fails: (host: string) => `${host} can’t give out the file at the moment. Try again later.`,
    proxy: 'The proxy wants a name and a password, or its address (HTTPS_PROXY) is wrong.',
    interrupted: 'The connection broke. What arrived is kept; fetch the model again to go on from there.',
    wrong_file: (host: string) => `What ${host} has can’t be shown to be the right file, so it is not used.`,
    stopped: 'That was stopped.',
    no_program: 'This program is no longer there.',
    no_dragging: 'This desktop does not let photos be dragged out of the window.',
  } satisfies Record<
    ErrorKind | 'unforeseen',
    string | ((about: string) => string) | ((n: number) => string)
  >,

  firstRun: {
    title: 'Find any photo by describing it',
    lead: 'Say what you remember, in your own language. Afterimage looks at the photos themselves, so nothing has to be named or tagged.',
    choose: 'Choose folders…',
    drop: 'or drop them here',
    promise: 'Your photos stay where they are and are never changed. Nothing leaves this computer.',
    model: (title: string) => `The model that looks at them is ${title}.`,
    otherModel: 'Choose another…',
    examplesLabel: 'For example',
    /** A query as somebody who speaks this language types it; another one in each language. */
    example: 'two dogs in the snow',
  },

  search: {
    label: 'Search photos',
    placeholder: 'Describe a photo, in any language',
    addWords: 'Add words: at night, -people',
    clear: 'Clear the search',
    similar: 'Like this photo',
    picture: 'Like this picture',
    pasted: 'Like the pasted picture',
  },

  asking: {
    understood: 'Understood as',
    asWords: (written: string) => `Look for the words “${written}” instead`,
    remove: 'Remove',
    with: (words: string) => `with ${words}`,
    without: (words: string) => `without ${words}`,
    not: (label: string) => `not ${label}`,
    unlike: 'Unlike this photo',
    named: {
      text: (text: string) => `Text: ${text}`,
      camera: (text: string) => `Camera: ${text}`,
      lens: (text: string) => `Lens: ${text}`,
      folder: (text: string) => `Folder: ${text}`,
      name: (text: string) => `File name: ${text}`,
    },
    types: { photo: 'Still pictures', video: 'Videos' },
    states: {
      lettered: 'With text',
      favourite: 'Favourites',
      rejected: 'Rejected',
      offline: 'Cannot be reached now',
      located: 'With a position',
    },
    noStars: 'No stars',
    noPlace: 'No photo was taken there',
    noPhoto: 'There is no such photo',
    noPicture: 'There is no such picture',
    narrow: 'Narrow down',
    nothingToNarrow: 'These photos have everything in common.',
    facets: {
      years: 'Years',
      countries: 'Countries',
      places: 'Places',
      folders: 'Folders',
      cameras: 'Cameras',
      types: 'Kinds of files',
    },
    newest: 'Newest first',
    addWords: 'Add words',
  },

  results: {
    says: (snippet: string) => `Says: ${snippet}`,
    label: 'Photos',
    photo: (rank: number, of: number) => `Photo ${count(rank + 1)} of ${count(of)}`,
    all: photos,
    best: (searched: number) => `Best matches among ${photos(searched)}`,
    bestSoFar: (searched: number) => `Best matches among the ${photos(searched)} read so far`,
    matches: (n: number) => plural(n, { one: '1 match', other: `${count(n)} matches` }),
    onlyPossible: 'No sure match. These may fit',
    noMatch: 'Nothing like this here. These come nearest',
    searched: (searched: number) => ` · ${photos(searched)} searched`,
    searchedSoFar: (searched: number) => ` · ${photos(searched)} searched so far`,
    possible: 'Less likely',
    nearest: 'Nothing more like this. These come nearest',
    alike: (searched: number) => `Most alike among ${photos(searched)}`,
    took: (ms: number) => `Found in ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'Another model answers than the one you chose',
    back: 'Back',
    similar: 'More like this',
    smaller: 'Smaller photos',
    larger: 'Larger photos',
    unreadable: 'This photo cannot be shown',
    favourite: 'Favourite',
    stars: (n: number) => plural(n, { one: '1 star', other: `${count(n)} stars` }),
    video: (length: string) => `Video, ${length}`,
    videoAt: (time: string, length: string) => `Video, ${length}, at ${time}`,
    offline: 'On a disk or in a folder that cannot be reached now',
  },

  stacks: {
    toggle: 'Stack similar shots',
    more: (n: number) => ` · ${count(n)} more in stacks`,
    of: (n: number) => `Stack of ${photos(n)}`,
    onlyShown: 'Of stacks, only the photo on top',
    byPlace: 'By place',
    nowhere: 'No place known',
  },

  why: {
    title: 'Why this photo',
    likely: (part: number) => `${percent(part, 1)} likely`,
    alike: (part: number) => `${percent(part, 1)} alike`,
  },

  empty: {
    nothingTitle: 'Nothing found',
    nothingInAlbum: 'There is nothing in this album. Select photos and add them with L.',
    nothing: (text: string) => `No photo matches “${text}”. Fewer or plainer words often help.`,
    nothingAlike: 'No other photo looks like this one.',
    stillReading: 'Photos are still being read, so it may turn up in a while.',
    showAll: 'Show all photos',
    readingTitle: 'Looking through your folders',
    reading: 'The first photos will be here in a moment.',
    noPhotosTitle: 'No photos here yet',
    noPhotos: 'There are no pictures in these folders. Add another one, or put some photos in.',
    add: 'Add folders…',
    problemTitle: 'That did not work',
    retry: 'Try again',
  },

  progress: {
    reading: 'Reading the text in your photos',
    open: 'Reading your photos',
    scanning: 'Looking through your folders',
    indexing: 'Reading your photos',
    switching: (title: string | null) => `Preparing ${title ?? 'another model'}`,
    regions: 'Looking more closely at large photos',
    switchingNote: (title: string) => `Until then ${title} answers.`,
    paused: 'Paused',
    waiting: { mains: 'Waiting for mains power', idle: 'Waiting until you are away' },
    short: (done: number, total: number) => `${count(done)} of ${count(total)}`,
    rate: (perSecond: number) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} photos a second`,
    left: (seconds: number) => `${duration(seconds)} left`,
    failed: (n: number) => `${files(n)} could not be read`,
    note: 'You can search all the while.',
    pause: 'Pause',
    resume: 'Go on',
  },

  detail: {
    text: 'Text in the photo',
    copyText: 'Copy text',
    textCopied: 'Text copied',
    label: 'Photo',
    back: 'Back to the photos (Esc)',
    previous: 'Previous photo (←)',
    next: 'Next photo (→)',
    info: 'About this photo (I)',
    place: (rank: number, of: number) => `${count(rank + 1)} of ${count(of)}`,
    more: 'More like this',
    open: 'Open',
    reveal: 'Show file',
    copy: 'Copy',
    copied: 'Photo copied',
    taken: 'Taken',
    length: 'Length',
    shownAt: (time: string) => `This is at ${time}`,
    changed: 'The photo has no date. Its file was last changed then.',
    named: 'By the name of its file',
    camera: 'Camera',
    description: 'Description',
    keywords: 'Keywords',
    rating: 'Rating',
    stars: (n: number) => (n < 0 ? 'Rejected' : '★'.repeat(n)),
    picture: 'Picture',
    position: 'Taken at',
    folder: 'Folder',
    alsoIn: 'Also in',
    similar: 'Similar photos',
    offline: 'This folder cannot be reached at the moment.',
    format: (width: number, height: number) => `${count(width)} × ${count(height)}`,
    megapixels: (millions: string) => `${millions} MP`,
    regionButton: 'Frame around the part that fits',
    region: (where: string) => `What fits is in this part of the photo: ${where}`,
    /** Where in a photo, row by row. */
    where: [
      'top left',
      'top',
      'top right',
      'left',
      'middle',
      'right',
      'bottom left',
      'bottom',
      'bottom right',
    ],
    compass: { north: 'N', south: 'S', east: 'E', west: 'W' },
  },

  viewing: {
    strip: 'Photos beside this one',
    stripButton: 'Photos beside this one, below',
    slideshowButton: 'Slideshow (S)',
    slideshow: 'Slideshow. Space pauses, arrows go on, any other key ends it',
    slideshowPhoto: 'Photo of the slideshow',
    previous: 'Previous photo',
    next: 'Next photo',
    pause: 'Pause',
    play: 'Go on',
    interval: 'Time for each photo',
    seconds: (n: number) => unit(n, 'second', 'short'),
    shuffle: 'In any order',
    endSlideshow: 'End the slideshow',
    timeline: 'When photos were taken',
    recent: 'Recent searches',
    remember: 'Remember searches',
    recentNote: 'Offered when the search field is empty. Kept in the library, on this computer alone.',
    forgetOne: (query: string) => `Forget “${query}”`,
    forgetAll: 'Forget all',
    rememberNone: 'Don’t remember searches',
    scale: (n: number) => `${count(n)}%`,
  },

  library: {
    title: 'Library',
    open: 'Library (Ctrl ,)',
    pick: 'Choose folders with photos',
    added: (n: number) => plural(n, { one: 'Folder added', other: `${count(n)} folders added` }),

    photos: 'Photos',
    searchable: 'Searchable',
    searchableAll: 'all of them',
    searchablePart: (n: number) => `${photos(n)} still to be looked at`,
    files: 'Files',
    filesIn: (folders: number) =>
      plural(folders, { one: 'in 1 folder', other: `in ${count(folders)} folders` }),
    stored: 'On disk',
    storedNote: 'what Afterimage keeps',
    size: bytes,
    model: 'Model',
    changeModel: 'Models…',
    /** What computes where no graphics processor does. */
    processor: 'the processor',
    on: (title: string, device: string) => `${title}, on ${device}`,

    activity: {
      label: 'What is being done',
      idle: 'Up to date',
      idleNote: 'What comes, goes or changes in your folders is taken up by itself.',
      offline: 'Up to date, as far as folders can be reached',
      empty: 'Nothing to do yet',
      emptyNote: 'Add a folder with photos to begin.',
      scanningNote: 'Looking for what is new, changed or gone.',
      pausedNote: 'Nothing is read until you go on. What has been read can be searched.',
    },

    folders: {
      heading: 'Folders',
      add: 'Add folders…',
      drop: 'Folders can be dropped on the window as well.',
      none: 'No folders yet.',
      rescan: 'Look at all again',
      files,
      failed: (n: number) => `${count(n)} not searchable`,
      watched: 'Followed live',
      polled: 'Looked through now and then',
      offline: 'Not reachable',
      unwatched: 'Not followed at the moment',
      stay: (n: number) =>
        plural(n, { one: 'Its photo stays searchable.', other: `Its ${count(n)} photos stay searchable.` }),
      looked: (when: string) => `looked through ${when}`,
      looking: 'Looking through it',
      look: (name: string) => `Look through ${name} again`,
      lookFor: (name: string) => `Look whether ${name} is there`,
      reveal: (name: string) => `Show ${name} in the file manager`,
      remove: (name: string) => `Remove ${name}`,
      removeYes: 'Remove',
      removeQuestion: (name: string, n: number) =>
        n === 0
          ? `Take ${name} out of the library? Nothing on disk changes. You can add it again at any time.`
          : `Take ${name} out of the library? Nothing on disk changes. Its ${files(n)} can no longer be found here; you can add it again at any time, and nothing has to be looked at twice.`,
      stillAway: (name: string) => `${name} can’t be reached yet`,
      /** Why a folder can’t be reached. */
      away: {
        missing: 'There is no such folder at the moment.',
        emptied: 'The folder is empty, as if its drive were not connected.',
        other_disk: 'Another disk is in the place of this folder.',
      },
      /** Why changes in a folder are not announced by the system. */
      unannounced: {
        share: (name: string) => `It is on another computer (${name}), which does not announce changes.`,
        too_many_folders:
          'There are more folders than the system lets one program watch (fs.inotify.max_user_watches).',
        too_many_programs: 'The system lets no more programs watch folders (fs.inotify.max_user_instances).',
        other: 'The system can’t watch it.',
      },
    },

    failures: {
      heading: 'Not searchable',
      none: 'Every file in your folders can be searched.',
      lead: 'These files are in your folders, but can’t be searched. They are left as they are.',
      find: 'Find among them',
      findLabel: 'Find among the files that are not searchable',
      found: (n: number) => (n === 0 ? 'None of them has this in its name or folder' : `${files(n)} found`),
      retry: 'Try again',
      retryAll: 'Try all again',
      retryFound: 'Try these again',
      retryFile: (name: string) => `Try ${name} again`,
      reveal: (name: string) => `Show ${name} in the file manager`,
      waiting: (n: number) => `${count(n)} waiting to be tried again`,
      waitingFile: 'Waiting to be tried again',
      retrying: (n: number) =>
        plural(n, { one: 'The file is tried again', other: `${count(n)} files are tried again` }),
      files,
      list: (title: string) => `Files: ${title}`,
      fetching: 'One moment',
      kinds: {
        video: [
          'Videos',
          'Reading videos takes the program ffmpeg, which was not found. Once it is installed they are read by themselves.',
        ],
        no_permission: [
          'No permission',
          'The system does not let you read these. Change who may read them, then try again.',
        ],
        unreadable: [
          'Could not be opened',
          'The disk or the network did not give them out. Try again when it is well connected.',
        ],
        empty: ['Empty files', 'There is nothing in them; a copy may have been interrupted.'],
        no_picture: ['Not pictures', 'They are named like pictures, but hold something else.'],
        unsupported: [
          'Formats that can’t be read yet',
          'This version of Afterimage does not know how to read them.',
        ],
        no_preview: [
          'RAW without a preview',
          'The camera put no picture into them that could be shown, and raw sensor data is not developed.',
        ],
        too_large: ['Too large', 'They would take more memory than a photo should.'],
        too_slow: ['Took too long', 'Reading them was given up. Try again when the computer has less to do.'],
        damaged: ['Damaged', 'They end early or contradict themselves. Another copy of them may be whole.'],
        other: ['Other reasons', 'Something went wrong that is not the files’ fault.'],
      } as Record<FailureKind, [title: string, explanation: string]>,
      /** Why one file can’t be searched. */
      reasons: {
        no_permission: 'The system does not let you read it.',
        unreadable: 'The system could not read it.',
        not_a_file: 'It is not a regular file.',
        empty: 'There is nothing in it.',
        unknown_format: 'It is not a picture in a format that Afterimage knows.',
        unsupported: (format: string) => `${format} can’t be read yet.`,
        video: 'It is a video, not a picture.',
        no_ffmpeg: 'Reading it takes ffmpeg, which was not found.',
        unknown_video: 'It is not a video in a format that Afterimage knows.',
        video_damaged: 'The video is damaged, or ffmpeg can’t read it.',
        no_frames: 'No picture in the video could be read.',
        no_preview: 'The camera put no picture into it that could be shown.',
        too_large: 'It would take more memory than a photo should.',
        too_many_pixels: (width: number, height: number) =>
          `It is too large: ${count(width)} × ${count(height)} pixels.`,
        too_many_bytes: (size: number) => `It is too large: ${bytes(size)}.`,
        too_slow: (seconds: number) => `It was given up after ${unit(seconds, 'second', 'long')}.`,
        cut_off: 'It ends too early. Perhaps it was not copied completely.',
        damaged: 'It is damaged.',
        decoder_died: 'It is damaged, or takes more memory than a photo should.',
        no_decoder: 'It could not be read. Try again when the computer has less to do.',
        refused: 'The model could not look at it.',
        other: 'Something went wrong that is not its fault.',
      },
    },

    manners: {
      heading: 'In the background',
      lead: 'How photos are read while you do other things. What you choose holds from now on.',
      pace: 'Pace',
      paces: {
        quiet: ['Quiet', 'Takes a part of the computer, and only what nothing else wants.'],
        balanced: ['Balanced', 'Takes about half of the computer.'],
        fast: ['Fast', 'Takes all of it, to be done as soon as possible.'],
      } as Record<IndexPace, [name: string, explanation: string]>,
      mains: { label: 'Only on mains power', note: 'Waits while the computer runs on its battery.' },
      idle: {
        label: 'Only while you are away',
        note: 'Waits while somebody uses the keyboard or the mouse, and for a few minutes after.',
      },
      hidden: {
        label: 'Leave out hidden files',
        note: 'Files and folders whose names begin with a dot, or that the system hides.',
      },
      regions: {
        label: 'Find small things in large photos',
        note: 'Looks at nine parts of each large photo as well. That takes about ten times as long, and about 20 kB a photo.',
      },
      least: 'Leave out files smaller than',
      leastUnit: 'kB',
      leastNote: 'Icons and the pictures of web pages are small; photos rarely are. 0 leaves out none.',
      ignore: 'Leave out by name',
      ignoreNote:
        'As in a .gitignore: *.gif, screenshots, /raw/. What is left out is out of sight and comes back when the pattern goes.',
      ignoreAdd: 'Add',
      ignoreLabel: 'A name or a pattern to leave out',
      ignoreExample: '*.gif',
      unignore: (pattern: string) => `No longer leave out ${pattern}`,
    },

    reading: {
      heading: 'Text in photos',
      lead: 'Receipts, screenshots and slides are found by the words in them. They are read on this computer, by the program Tesseract.',
      on: {
        label: 'Read the text in photos',
        note: 'What was read is kept in the library. While this is off it is not searched, and freeing space deletes it.',
      },
      looked: 'Looked through',
      withText: 'With text',
      by: (engine: string) => `Read by ${engine}`,
      languages: 'Languages',
      languagesNote:
        'Each language takes more time. If you choose none, all that are installed are read if they are up to three, else English and the language of your system.',
      problems: {
        not_installed: 'Tesseract was not found. Once it is installed, photos are read by themselves.',
        not_answering: 'Tesseract is installed but does not work.',
        too_old: 'This Tesseract is too old. Version 4 or later is needed.',
        no_languages: 'Tesseract has no data for the languages to be read.',
      } as Record<ReadingProblem, string>,
    },

    health: {
      heading: 'Health',
      lead: 'A check reads everything Afterimage keeps and sees whether it fits together. Photos are not touched.',
      check: 'Check the library',
      checking: {
        catalog: 'Reading the catalog',
        index: 'Comparing the search index',
        thumbnails: 'Reading the thumbnails',
      } as Record<CheckStep, string>,
      part: (done: number, total: number) => `${count(done)} of ${photos(total)}`,
      busy: 'This can be done when nothing is being read.',
      sound: 'Everything fits together.',
      checked: (n: number, when: string) => `${photos(n)} checked ${when}`,
      waiting: (n: number) =>
        plural(n, { one: '1 photo waits to be looked at', other: `${count(n)} photos wait to be looked at` }),
      withoutThumbnail: (n: number) =>
        plural(n, {
          one: '1 thumbnail is made when it is needed',
          other: `${count(n)} thumbnails are made when they are needed`,
        }),
      unsound: (n: number) =>
        plural(n, { one: 'Something does not fit', other: `${count(n)} things do not fit` }),
      repair:
        'Close Afterimage and run this in a terminal. It saves all it can and keeps a copy of what was there:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: 'The catalog’s file is damaged.',
      danglingRows: (n: number) =>
        plural(n, {
          one: '1 entry of the catalog belongs to nothing.',
          other: `${count(n)} entries of the catalog belong to nothing.`,
        }),
      damagedEmbeddings: (n: number) =>
        `What the model saw in ${photos(n)} is damaged. A repair lets it look at them again.`,
      incompleteVideos: (n: number) =>
        plural(n, {
          one: 'Of one video some frames are missing. A repair lets it be read again.',
          other: `Of ${count(n)} videos some frames are missing. A repair lets them be read again.`,
        }),
      indexDiffers: (missing: number, extra: number, different: number) =>
        `The search index lacks ${photos(missing)}, holds ${count(extra)} too many, and ${count(different)} are different.`,
      thumbnailsDamaged: 'The file of the thumbnails is damaged.',
      unused: 'Left over',
      unusedNone: 'Nothing is kept that no photo needs.',
      unusedNote: (n: number, size: number) =>
        n === 0
          ? `${bytes(size)} of thumbnails belong to no photo.`
          : plural(n, {
              one: `1 photo of which no file is left is remembered, in case it comes back: ${bytes(size)}.`,
              other: `${count(n)} photos of which no file is left are remembered, in case they come back: ${bytes(size)}.`,
            }),
      free: 'Free…',
      freeYes: (size: number) => `Free ${bytes(size)}`,
      freeQuestion: (n: number) =>
        n === 0
          ? 'Delete these thumbnails?'
          : plural(n, {
              one: 'Forget this photo? Should it come back, the model looks at it again. Nothing in your folders is touched.',
              other: `Forget these ${count(n)} photos? Should they come back, the model looks at them again. Nothing in your folders is touched.`,
            }),
      unusedRegions: (size: number) =>
        `Parts of large photos are not searched any more. What is kept of them takes ${bytes(size)}.`,
      freeRegionsQuestion:
        'Delete what is kept of parts of large photos? Should you want to search them again, those photos have to be looked at again.',
      freeing: 'Freeing',
      freed: (size: number) => `${bytes(size)} freed`,
    },

    about: {
      heading: 'About',
      appearance: 'Appearance',
      theme: { system: 'Automatic', light: 'Light', dark: 'Dark' },
      language: 'Language',
      /** The system’s, which is given by its name. */
      systemLanguage: (name: string) => `Automatic (${name})`,
      keptIn: 'Kept in',
      places: 'Place names',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'Models',
    answers: (title: string) => `${title} answers`,
    inEightBits: (title: string) => `${title} in 8 bits`,
    on: (device: string) => `on ${device}`,
    ready: (embedded: number, all: number) =>
      embedded >= all
        ? `${photos(all)} ready to search`
        : `${count(embedded)} of ${photos(all)} ready to search`,
    lead: 'A model looks at your photos and understands your words. Each runs on this computer alone, and none is fetched unless you ask for it.',
    recallLead:
      'Recall is how often the right photo is among the first that are found, in percent, as others have published it. Compare only figures of the same set.',

    preparing: (title: string) => `Preparing ${title}`,
    preparingNote: (title: string) => `Until it has seen every photo, ${title} goes on answering.`,
    preparingSoon: 'It begins when your folders have been looked through.',
    preparingPaused: 'Paused. It goes on when reading photos goes on.',
    done: (done: number, total: number) => `${count(done)} of ${photos(total)}`,
    stay: (title: string) => `Stay with ${title}`,
    problemLead: (title: string) => `The model you chose can’t be used, so ${title} answers.`,

    groups: { here: 'On this computer', recommended: 'Recommended', others: 'More models' },
    recommended: 'Recommended',
    standing: {
      inUse: 'In use',
      preparing: 'Being prepared',
      fetching: 'Fetching',
      installed: 'On this computer',
      partial: 'Partly fetched',
      damaged: 'Damaged',
      available: 'Not on this computer',
    },

    /** Why something else computes than what was wanted. */
    computing: {
      no_support: 'This Afterimage was built without support for that graphics processor.',
      no_driver: 'There is no NVIDIA driver on this computer.',
      gpu_failed: 'The graphics processor can’t be used.',
      processor_only: 'This model computes on the processor alone.',
      single_precision: 'Half precision was not enough for this model, so it computes in single precision.',
    },

    /** For whom a model is a good choice, by its name. In English its card says exactly this. */
    goodFor: {
      starter:
        'A quick start: small, fast on any computer, and in 100 languages, but the larger models find more.',
      'align-b7': 'English queries in the words of alternative texts on the web.',
      'chinese-clip-b16': 'Queries in Chinese.',
      'clip-b16': 'English queries; sees finer detail than ViT-B/32 at about three times the work.',
      'clip-b32': 'A small, quick model for English queries.',
      'clip-l14':
        'English queries with more care than the small models, for a computer that is not in a hurry.',
      'clip-l14-336': 'English queries about small things in large photos; slow without a graphics card.',
      'openclip-b32': 'A small, quick model for English queries, trained on five times the captions of CLIP.',
      'openclip-h14': 'The most thorough of the English OpenCLIP models here; wants a graphics card.',
      'openclip-l14': 'Careful English queries; finds noticeably more than CLIP of the same size.',
      'siglip-b16': 'English queries with more accuracy than CLIP at the same size.',
      'siglip-b16-256-multilingual': 'Queries in many languages; SigLIP 2 has mostly taken its place.',
      'siglip-so400m-384': 'The most accurate of the first SigLIP for English; wants a graphics card.',
      'siglip2-b16-224':
        'Queries in many languages with high accuracy in European ones, at the pace of a small model.',
      'siglip2-b16-256': 'As SigLIP 2 ViT-B/16, with a little more detail and time.',
      'siglip2-b16-384': 'As SigLIP 2 ViT-B/16, for smaller things in photos, at three times the work.',
      'siglip2-b16-512': 'As SigLIP 2 ViT-B/16, for the smallest things in photos, at five times the work.',
      'siglip2-b32-256':
        'The quickest of the SigLIP 2 models: large libraries on a computer without a graphics card.',
      'siglip2-l16-256': 'Careful queries in many languages; better with a graphics card.',
      'siglip2-so400m-224': 'High accuracy in many languages; wants a graphics card and memory.',
      'xlm-roberta-b32':
        'Queries in any of a hundred languages, with quick indexing: the first choice beyond the starter model.',
      'xlm-roberta-h14':
        'The best answers in many languages, Chinese and Japanese among them, for a computer with a graphics card.',
      added: 'A model that you added; its publisher says what it is good for.',
    },

    facts: {
      size: 'Size',
      memory: 'Memory',
      languages: 'Languages',
      speed: 'Speed here',
      embedding: 'Embedding',
      picture: 'Sees photos at',
      licence: 'Licence',
    },
    unknown: 'not known',
    untried: 'not tried yet',
    speed: (rate: string) => `${rate} photos/s`,
    query: (ms: number) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} a search`,
    embedding: (numbers: number) => `${count(numbers)} numbers`,
    disagrees: 'This GPU computes other embeddings than the processor. Start Afterimage with --device cpu.',
    picture: (side: number) => `${count(side)} × ${count(side)}`,
    languages: (n: number) => plural(n, { one: '1 language', other: count(n) }),
    languagesUnknown: 'not listed',
    allLanguages: 'All languages',
    noCommerce: 'no commercial use',
    commerceUnclear: 'commercial use not stated',
    commerce: 'commercial use allowed',
    licenceUnknown: 'not known; its publisher says',
    unverified:
      'Its checksums are not part of Afterimage: it is checked against those its publisher’s site announces.',
    recall: 'Published recall',
    recallOf: (set: string, metric: string) => `${set}, ${metric}`,
    recallSource: (source: string) => `Source: ${source}`,
    /** What publishers measured on, how and who says so, as cards have it in English. */
    recallSets: {
      coco: 'MS-COCO, 5k test',
      flickr30k: 'Flickr30k, 1k test',
      flickr8k: 'Flickr8k, 987 test photos',
    },
    recallMetrics: {
      at1: 'text to image, recall@1',
      at5: 'text to image, recall@5',
      at10: 'text to image, recall@10',
      mean: 'text to image, mean of recall@1, @5 and @10',
    },
    recallSources: {
      immich: "Immich's documentation (docs/docs/features/searching.md), OpenCLIP weights",
      openclip: "OpenCLIP's docs/openclip_retrieval_results.csv",
      kakao: "Kakao Brain's README of coyo-align",
    },

    use: 'Use',
    useEightBit: 'Use in 8 bits',
    eightBitNote:
      'Takes a quarter of the memory and is about twice as fast on the processor; what it finds is nearly the same.',
    about: (size: string) => `about ${size}`,
    fetch: (size: string | null) => (size === null ? 'Fetch' : `Fetch ${size}`),
    resume: (left: number | null) => (left === null ? 'Go on fetching' : `Fetch the other ${bytes(left)}`),
    from: (host: string) => `from ${host}`,
    stop: 'Stop',
    stopping: 'Stopping',
    try: 'Try for 10 s',
    trying: 'Being tried',
    remove: 'Delete',
    discard: (arrived: number) => `Delete the ${bytes(arrived)} that arrived`,
    removeQuestion: (title: string, size: number | null) =>
      `Delete ${title}${size === null ? '' : ` (${bytes(size)})`} from this computer?`,
    removeAgain: 'It can be fetched again.',
    removeAdded: 'The folder it was added from stays as it is.',
    free: (size: number) => `Free ${bytes(size)}`,
    held: (n: number) =>
      plural(n, {
        one: '1 photo is kept as this model saw it, from when it was in use.',
        other: `${count(n)} photos are kept as this model saw them, from when it was in use.`,
      }),
    heldOlder: (n: number) =>
      plural(n, {
        one: '1 photo is kept as an older version of this model saw it.',
        other: `${count(n)} photos are kept as an older version of this model saw them.`,
      }),
    freeQuestion: (size: number) =>
      `Free ${bytes(size)}? To use this model again, it would have to look at every photo again.`,
    orphans: 'From models that are gone',
    orphan: (model: string, n: number) => `${model} has left what it saw in ${photos(n)}.`,
    freeOrphanQuestion: (size: number) => `Free ${bytes(size)}? Nothing here can use it.`,

    fetching: (done: number, total: number | null) =>
      total === null ? `${bytes(done)} fetched` : `${percent(done, total)} of ${bytes(total)}`,
    connecting: 'Connecting',
    checking: (file: string) => `Checking ${file}`,
    progressOf: (title: string) => `How far ${title} is`,
    takes: (seconds: number, n: number) =>
      plural(n, {
        one: `To use it, 1 photo has to be looked at: ${duration(seconds)} at that speed.`,
        other: `To use it, ${count(n)} photos have to be looked at: ${duration(seconds)} at that speed.`,
      }),
    takesUnknown: (n: number) =>
      plural(n, {
        one: 'To use it, 1 photo has to be looked at. Try it to learn how long that takes.',
        other: `To use it, ${count(n)} photos have to be looked at. Try it to learn how long that takes.`,
      }),
    takesNothing: 'It has seen every photo, so it can answer at once.',

    add: 'Add from a folder…',
    adding: 'Copying',
    addNote: 'Have one on disk already? It is copied from there; nothing is fetched.',
    pick: 'Choose the folder of a model',
    added: (title: string) => `${title} is on this computer`,
    again: 'Try again',
  },

  drop: {
    title: 'Let go here',
    text: 'Folders join your library. A picture finds photos that look like it.',
    nothing: 'There is no folder or picture among these files.',
  },

  paste: {
    nothing: 'There is no picture on the clipboard.',
  },

  keeping: {
    favourite: 'Favourite (F)',
    noFavourite: 'No longer a favourite (F)',
    rating: 'Rating',
    select: 'Select (X)',
    actions: 'What to do with the selected photos',
    clear: 'Select nothing (Esc)',
    selected: (n: number) => `${count(n)} selected`,
    photos,
    addToAlbum: 'Add to an album (L)',
    addTo: (n: number) => `Add ${photos(n)} to an album`,
    added: (n: number, album: string) => `Added to “${album}”: ${photos(n)}`,
    earlier: 'Move towards the beginning',
    later: 'Move towards the end',
    takeOut: 'Take out of this album',
    takenOut: (n: number, album: string) => `Taken out of “${album}”: ${photos(n)}`,
    copy: 'Copy the files (Ctrl C)',
    copied: (n: number) => `Copied: ${files(n)}`,
    reveal: 'Show the files in their folders',
    open: 'Albums (B)',
    albums: 'Albums',
    newAlbum: 'Name of a new album',
    saveSearch: (query: string) => `Name for the search “${query}”`,
    make: 'Make',
    save: 'Save',
    none: 'No albums yet. Select photos and add them to one, or save a search: it keeps finding new photos.',
    finds: (query: string) => `Search: ${query}`,
    rename: (album: string) => `Rename “${album}”`,
    delete: (album: string) => `Delete “${album}”`,
    deleted: (album: string) => `“${album}” was deleted. Its photos stay.`,
    undo: 'Undo',
    export: 'Copy to a folder (E)',
    exportTitle: (n: number) => `Copy ${photos(n)} to a folder`,
    exportTo: 'Choose a folder for the copies',
    with: 'As they are',
    withNote: 'Exact copies of the original files.',
    without: 'Without what they tell about you',
    withoutNote:
      'Leaves out where, when, with what and by whom a photo was taken. JPEG, PNG, WebP and GIF keep their pixels exactly; other formats become JPEGs. Videos are not copied this way.',
    chooseFolder: 'Choose a folder…',
    exported: (n: number) => `Copied: ${photos(n)}`,
    notExported: (n: number, reason: string) => `Not copied: ${photos(n)}. ${reason}`,
    video: 'What a video tells about itself cannot be left out.',
  },

  trash: {
    move: 'Move to the trash (Del)',
    moved: (n: number) => `Moved to the trash: ${photos(n)}`,
    notMoved: (n: number, reason: string) => `Not moved: ${files(n)}. ${reason}`,
    back: (n: number) => `Back where they were: ${photos(n)}`,
    notBack: (n: number, reason: string) => `Still in the trash: ${files(n)}. ${reason}`,
    recent: 'Moved to the trash',
    recentNote: 'As long as the trash of your system is not emptied, they can be put back where they were.',
    removal: (n: number, when: string) => `${photos(n)}, ${when}`,
    putBack: 'Put back',
    openWith: (program: string) => `Open with ${program}`,
    menu: 'What to do with this',
    /** Why a file was not moved. */
    problems: {
      unreachable: 'It cannot be reached at the moment.',
      read_only: 'Its folder or disk can only be read.',
      no_trash: 'There is no trash on its disk.',
      taken: 'Another file has its place now.',
      emptied: 'It is not in the trash any more.',
      by_hand: 'On this system, use the trash itself to put it back.',
    },
  },

  atHand: {
    heading: 'At hand',
    tray: 'Keep running in the tray',
    trayNote:
      'Closing the window leaves Afterimage in the tray, where it goes on following your folders. Otherwise closing it ends the program.',
    show: 'Show Afterimage',
    pause: 'Pause reading',
    resume: 'Go on reading',
    quit: 'Quit',
    palette: 'Search from anywhere',
    paletteNote:
      'Keys that work in every program open a small window to search in: type, press Enter, and the photo is shown.',
    keys: 'Keys',
    press: 'Press the new keys',
    byCommand:
      'On Wayland the system hands out such keys itself. Give some to this command in its keyboard settings:',
  },

  palette: {
    hint: 'Arrows choose, Enter shows the photo, Esc closes',
  },

  shortcuts: {
    title: 'Keyboard',
    open: 'Keyboard shortcuts (?)',
    /** What is written on keys. */
    keys: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc', Shift: 'Shift', Del: 'Del' },
    headings: { anywhere: 'Anywhere', photos: 'Photos', photo: 'One photo' },
    does: {
      search: 'Search',
      paste: 'Search by the picture on the clipboard',
      escape: 'Close, go back, or clear the search',
      library: 'Library: folders, what could not be read, settings',
      models: 'Models',
      shortcuts: 'This list',
      move: 'Move',
      view: 'Look at the photo',
      similar: 'More like this',
      stack: 'See all photos of a stack',
      albums: 'Albums',
      copy: 'Copy the photo, or the selected files',
      favourite: 'Favourite, or no longer',
      stars: 'So many stars',
      select: 'Select',
      selectAll: 'Select all',
      addToAlbum: 'Add to an album',
      export: 'Copy to a folder',
      undo: 'Undo',
      trash: 'Move to the trash',
      size: 'Larger or smaller',
      step: 'Previous, next',
      zoom: 'Every pixel, or the whole photo',
      closer: 'Closer, further away',
      ends: 'The whole photo, every pixel',
      look: 'Look around when close',
      slideshow: 'Slideshow',
      info: 'Show or hide what is known about it',
      open: 'Open in your viewer',
      reveal: 'Show the file in its folder',
    },
  },
};
