/** Every word the window says, in one place so that it can be translated. */

import { bytes, count, duration, percent } from './format';

const photos = (n: number): string => (n === 1 ? '1 photo' : `${count(n)} photos`);
const files = (n: number): string => (n === 1 ? '1 file' : `${count(n)} files`);

export const strings = {
  app: 'Afterimage',
  close: 'Close',

  opening: 'Opening your library',

  /** What went wrong, by the kind of error; other kinds bring words of their own. */
  errors: {
    offline: 'The disk or folder this photo is on cannot be reached at the moment.',
    not_found: 'This photo is no longer in the library.',
    picture: 'That picture could not be read.',
    folder: 'That is not a folder that can be read.',
  } as Record<string, string>,

  firstRun: {
    title: 'Find any photo by describing it',
    lead: 'Say what you remember, in your own language. Afterimage looks at the photos themselves, so nothing has to be named or tagged.',
    choose: 'Choose folders…',
    drop: 'or drop them here',
    promise: 'Your photos stay where they are and are never changed. Nothing leaves this computer.',
    model: (title: string) => `The model that looks at them is ${title}.`,
    otherModel: 'Choose another…',
    examplesLabel: 'For example',
    examples: [
      { text: 'two dogs in the snow', lang: 'en' },
      { text: 'Kinder am Strand', lang: 'de' },
      { text: '骑自行车的人', lang: 'zh' },
      { text: 'قارب في البحر', lang: 'ar' },
    ],
  },

  search: {
    label: 'Search photos',
    placeholder: 'Describe a photo, in any language',
    clear: 'Clear the search',
    similar: 'Like this photo',
    picture: 'Like this picture',
    pasted: 'Like the pasted picture',
  },

  results: {
    label: 'Photos',
    photo: (rank: number, of: number) => `Photo ${count(rank + 1)} of ${count(of)}`,
    all: photos,
    best: (searched: number) => `Best matches among ${photos(searched)}`,
    bestSoFar: (searched: number) => `Best matches among the ${photos(searched)} read so far`,
    matches: (n: number) => (n === 1 ? '1 match' : `${count(n)} matches`),
    onlyPossible: 'No sure match. These may fit',
    noMatch: 'Nothing like this here. These come nearest',
    searched: (searched: number) => ` · ${photos(searched)} searched`,
    searchedSoFar: (searched: number) => ` · ${photos(searched)} searched so far`,
    possible: 'Less likely',
    nearest: 'Nothing more like this. These come nearest',
    alike: (searched: number) => `Most alike among ${photos(searched)}`,
    took: (ms: number) => `Found in ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
    otherModel: 'Another model answers than the one you chose',
    back: 'Back',
    similar: 'More like this',
    smaller: 'Smaller photos',
    larger: 'Larger photos',
    unreadable: 'This photo cannot be shown',
    offline: 'On a disk or in a folder that cannot be reached now',
  },

  empty: {
    nothingTitle: 'Nothing found',
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
    open: 'Reading your photos',
    scanning: 'Looking through your folders',
    indexing: 'Reading your photos',
    switching: (title: string | null) => `Preparing ${title ?? 'another model'}`,
    switchingNote: (title: string) => `Until then ${title} answers.`,
    paused: 'Paused',
    short: (done: number, total: number) => `${count(done)} of ${count(total)}`,
    rate: (perSecond: number) =>
      `${perSecond < 9.95 ? perSecond.toFixed(1) : count(Math.round(perSecond))} photos a second`,
    left: (seconds: number) => `${duration(seconds)} left`,
    failed: (n: number) => `${files(n)} could not be read`,
    note: 'You can search all the while.',
    pause: 'Pause',
    resume: 'Go on',
  },

  detail: {
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
    changed: 'The photo has no date. Its file was last changed then.',
    camera: 'Camera',
    picture: 'Picture',
    position: 'Taken at',
    folder: 'Folder',
    alsoIn: 'Also in',
    similar: 'Similar photos',
    offline: 'This folder cannot be reached at the moment.',
    format: (width: number, height: number) => `${count(width)} × ${count(height)}`,
  },

  folders: {
    title: 'Library',
    open: 'Folders and settings',
    heading: 'Folders',
    add: 'Add folders…',
    pick: 'Choose folders with photos',
    rescan: 'Look for changes',
    rescanning: 'Looking for changes',
    none: 'No folders yet.',
    holds: (n: number) => photos(n),
    failed: (n: number) => `${count(n)} not read`,
    offline: 'Not reachable now. Its photos can still be found.',
    polled: 'Looked through now and then: changes may take a minute to show.',
    remove: 'Remove',
    removeFolder: (name: string) => `Remove ${name}`,
    removeQuestion: 'Take this folder out of Afterimage? The photos on disk stay as they are.',
    keep: 'Keep',
    added: (n: number) => (n === 1 ? 'Folder added' : `${count(n)} folders added`),
    failures: 'Could not be read',
    moreFailures: (n: number) => `and ${files(n)} more`,
    appearance: 'Appearance',
    theme: { system: 'Automatic', light: 'Light', dark: 'Dark' },
    about: 'About this library',
    photos: 'Photos',
    searchable: 'Ready to search',
    model: 'Model',
    changeModel: 'Change…',
    stored: 'Kept in',
    size: (n: number) => bytes(n),
    sizeLabel: 'Space used',
  },

  models: {
    title: 'Models',
    answers: (title: string) => `${title} answers`,
    device: 'on the processor',
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
    damaged: (problem: string) => `A file of it is not as it was: ${problem}.`,

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
    query: (ms: number) => `${count(Math.max(1, Math.round(ms)))} ms a search`,
    embedding: (numbers: number) => `${count(numbers)} numbers`,
    picture: (side: number) => `${count(side)} × ${count(side)}`,
    languages: (n: number) => (n === 1 ? '1 language' : count(n)),
    languagesUnknown: 'not listed',
    allLanguages: 'All languages',
    noCommerce: 'no commercial use',
    commerceUnclear: 'commercial use not stated',
    commerce: 'commercial use allowed',
    unverified:
      'Its checksums are not part of Afterimage: it is checked against those its publisher’s site announces.',
    recall: 'Published recall',
    recallOf: (set: string, metric: string) => `${set}, ${metric}`,
    recallSource: (source: string) => `Source: ${source}`,

    use: 'Use',
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
    held: (n: number) => `${photos(n)} are kept as this model saw them, from when it was in use.`,
    heldOlder: (n: number) => `${photos(n)} are kept as an older version of this model saw them.`,
    freeQuestion: (size: number) =>
      `Free ${bytes(size)}? To use this model again, it would have to look at every photo again.`,
    orphans: 'From models that are gone',
    orphan: (model: string, n: number) => `${model} has left what it saw in ${photos(n)}.`,
    freeOrphanQuestion: (size: number) => `Free ${bytes(size)}? Nothing here can use it.`,
    keep: 'Keep',

    fetching: (done: number, total: number | null) =>
      total === null ? `${bytes(done)} fetched` : `${percent(done, total)} of ${bytes(total)}`,
    connecting: 'Connecting',
    checking: (file: string) => `Checking ${file}`,
    progressOf: (title: string) => `How far ${title} is`,
    takes: (seconds: number, n: number) =>
      `To use it, ${photos(n)} have to be looked at: ${duration(seconds)} at that speed.`,
    takesUnknown: (n: number) =>
      `To use it, ${photos(n)} have to be looked at. Try it to learn how long that takes.`,
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

  shortcuts: {
    title: 'Keyboard',
    open: 'Keyboard shortcuts (?)',
    groups: [
      {
        heading: 'Anywhere',
        keys: [
          { keys: ['/', 'Ctrl F'], does: 'Search' },
          { keys: ['Ctrl V'], does: 'Search by the picture on the clipboard' },
          { keys: ['Esc'], does: 'Close, go back, or clear the search' },
          { keys: ['Ctrl ,'], does: 'Folders and settings' },
          { keys: ['Ctrl ;'], does: 'Models' },
          { keys: ['?'], does: 'This list' },
        ],
      },
      {
        heading: 'Photos',
        keys: [
          { keys: ['←', '→', '↑', '↓'], does: 'Move' },
          { keys: ['Enter'], does: 'Look at the photo' },
          { keys: ['M'], does: 'More like this' },
          { keys: ['Ctrl C'], does: 'Copy the photo' },
          { keys: ['Ctrl +', 'Ctrl −'], does: 'Larger or smaller' },
        ],
      },
      {
        heading: 'One photo',
        keys: [
          { keys: ['←', '→'], does: 'Previous, next' },
          { keys: ['Z'], does: 'Every pixel, or the whole photo' },
          { keys: ['I'], does: 'Show or hide what is known about it' },
          { keys: ['O'], does: 'Open in your viewer' },
          { keys: ['R'], does: 'Show the file in its folder' },
        ],
      },
    ],
  },
};
