/**
 * العربية. What is written in Latin letters and begins or ends with a sign is set apart from left to right (U+2066 to U+2069), so
 * that the sign stays where it belongs. The arrows are those of the keys: where text runs from right to left, previous is on the right.
 */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('ar');

/** One, two, three to ten, eleven to ninety-nine and hundreds of something. */
type Forms = [one: string, two: string, few: string, many: string, other: string];
const counted = (n: number, [one, two, few, many, other]: Forms): string =>
  plural(n, {
    zero: `${count(n)} ${other}`,
    one,
    two,
    few: `${count(n)} ${few}`,
    many: `${count(n)} ${many}`,
    other: `${count(n)} ${other}`,
  });

/** As a subject or alone. */
const photos = (n: number): string => counted(n, ['صورة واحدة', 'صورتان', 'صور', 'صورة', 'صورة']);
const files = (n: number): string => counted(n, ['ملف واحد', 'ملفان', 'ملفات', 'ملفًا', 'ملف']);
/** After a preposition or another noun. */
const ofPhotos = (n: number): string => counted(n, ['صورة واحدة', 'صورتين', 'صور', 'صورة', 'صورة']);
const ofFiles = (n: number): string => counted(n, ['ملف واحد', 'ملفين', 'ملفات', 'ملفًا', 'ملف']);
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'أقل من دقيقة' : `${amount} تقريبًا`;
};

export const ar: Strings = {
  app: 'Afterimage',
  close: 'إغلاق',
  keep: 'إبقاء',

  opening: 'جارٍ فتح مكتبتك',

  times: {
    duration,
    ago: (then, now) =>
      now - then < 30_000 ? 'منذ لحظات' : (ago(then, now) ?? `في ${date(then, 'moment')}`),
  },

  errors: {
    offline: 'يتعذّر الوصول حاليًا إلى القرص أو المجلد الذي توجد فيه هذه الصورة.',
    not_found: 'لم تعد هذه الصورة في المكتبة.',
    picture: 'تعذّرت قراءة هذه الصورة.',
    folder: 'هذا ليس مجلدًا يمكن قراءته.',
    album_name: 'يوجد ألبوم آخر بهذا الاسم.',
    busy: 'تجري الآن قراءة الصور. أعد المحاولة بعد انتهائها.',
    in_use: 'هذه المكتبة مفتوحة في نافذة أخرى من Afterimage. أغلقها أولًا.',
    read_only: 'المكتبة للقراءة فقط: يمكن البحث فيها، لكن لا تُقرأ صور جديدة ولا يتغيّر شيء.',
    newer: 'أُنشئت هذه المكتبة بإصدار أحدث من Afterimage. يُرجى تحديث التطبيق.',
    model_in_use: 'هذا النموذج قيد الاستخدام. اختر نموذجًا آخر أولًا.',
    no_tray: 'لا توجد علبة نظام في سطح المكتب هذا، لذا فإن إغلاق النافذة ينهي Afterimage.',
    keys_taken:
      'لا يمكن استخدام هذه المفاتيح: يملكها برنامج آخر، أو ينقصها \u2066Ctrl\u2069 أو \u2066Alt\u2069 أو ما شابه.',
    no_keys:
      'في \u2066Wayland\u2069 لا يسمع أي برنامج مفاتيح موجّهة إلى غيره. يمكن لإعدادات لوحة مفاتيح النظام تشغيل أمر بدلًا من ذلك.',
  },
  errorsWithDetail: {
    pattern: (detail) => `هذا ليس نمط ملفات صالحًا: ${detail}`,
    system: (detail) => `تعذّر على النظام تنفيذ ذلك: ${detail}`,
    model: (detail) => `تعذّر ذلك مع هذا النموذج: ${detail}`,
    library: (detail) => `تعذّر ذلك في المكتبة: ${detail}`,
  },

  firstRun: {
    title: 'اعثر على أي صورة بوصفها',
    lead: 'اكتب ما تتذكره بلغتك. ينظر Afterimage إلى الصور نفسها، فلا حاجة إلى تسميتها أو وضع وسوم لها.',
    choose: 'اختيار مجلدات…',
    drop: 'أو أفلتها هنا',
    promise: 'تبقى صورك في مكانها ولا تُعدَّل أبدًا. ولا يغادر شيء هذا الكمبيوتر.',
    model: (title) => `النموذج الذي ينظر إليها هو ${title}.`,
    otherModel: 'اختيار نموذج آخر…',
    examplesLabel: 'على سبيل المثال',
    example: 'غروب الشمس في الصحراء',
  },

  search: {
    label: 'البحث في الصور',
    placeholder: 'صف صورة بأي لغة',
    addWords: 'أضف كلمات: ليلًا، -أشخاص',
    clear: 'مسح البحث',
    similar: 'مثل هذه الصورة',
    picture: 'مثل هذه الصورة',
    pasted: 'مثل الصورة الملصقة',
  },

  asking: {
    understood: 'فُهم على أنه',
    asWords: (written) => `البحث عن الكلمات «${written}» بدلًا من ذلك`,
    remove: 'إزالة',
    with: (words) => `مع ${words}`,
    without: (words) => `بدون ${words}`,
    not: (label) => `ليس ${label}`,
    unlike: 'لا تشبه هذه الصورة',
    named: {
      text: (text) => `النص: ${text}`,
      camera: (text) => `الكاميرا: ${text}`,
      lens: (text) => `العدسة: ${text}`,
      folder: (text) => `المجلد: ${text}`,
      name: (text) => `اسم الملف: ${text}`,
    },
    types: { photo: 'صور ثابتة', video: 'مقاطع فيديو' },
    states: {
      lettered: 'فيها نص',
      favourite: 'المفضلة',
      rejected: 'مرفوضة',
      offline: 'لا يمكن الوصول إليها الآن',
      located: 'لها موقع',
    },
    noStars: 'بلا نجوم',
    noPlace: 'لم تُلتقط أي صورة هناك',
    noPhoto: 'لا توجد هذه الصورة',
    noPicture: 'لا توجد هذه اللقطة',
    narrow: 'تضييق النتائج',
    nothingToNarrow: 'كل شيء مشترك بين هذه الصور.',
    facets: {
      years: 'السنوات',
      countries: 'البلدان',
      places: 'الأماكن',
      folders: 'المجلدات',
      cameras: 'الكاميرات',
      types: 'أنواع الملفات',
    },
    newest: 'الأحدث أولًا',
    addWords: 'إضافة كلمات',
  },

  results: {
    says: (snippet) => `مكتوب فيها: ${snippet}`,
    label: 'الصور',
    photo: (rank, of) => `الصورة ${count(rank + 1)} من ${count(of)}`,
    all: photos,
    best: (searched) => `أفضل النتائج من بين ${ofPhotos(searched)}`,
    bestSoFar: (searched) => `أفضل النتائج حتى الآن من بين ${ofPhotos(searched)}`,
    matches: (n) =>
      counted(n, ['صورة واحدة مطابقة', 'صورتان مطابقتان', 'صور مطابقة', 'صورة مطابقة', 'صورة مطابقة']),
    onlyPossible: 'لا توجد صورة مطابقة بالتأكيد. قد تكون هذه مناسبة',
    noMatch: 'لا توجد هنا صورة كهذه. هذه هي الأقرب',
    searched: (searched) => ` · جرى البحث في ${ofPhotos(searched)}`,
    searchedSoFar: (searched) => ` · جرى البحث حتى الآن في ${ofPhotos(searched)}`,
    possible: 'أقل احتمالًا',
    nearest: 'لا مزيد من الصور المطابقة. هذه هي الأقرب',
    alike: (searched) => `الأكثر شبهًا من بين ${ofPhotos(searched)}`,
    took: (ms) => `مدة البحث: ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'يجري البحث بنموذج غير الذي اخترته',
    back: 'رجوع',
    similar: 'صور مشابهة',
    smaller: 'تصغير الصور',
    larger: 'تكبير الصور',
    unreadable: 'يتعذّر عرض هذه الصورة',
    favourite: 'مفضلة',
    stars: (n) => counted(n, ['نجمة واحدة', 'نجمتان', 'نجوم', 'نجمة', 'نجمة']),
    video: (length) => `فيديو، ${length}`,
    videoAt: (time, length) => `فيديو، ${length}، عند ${time}`,
    offline: 'على قرص أو في مجلد يتعذّر الوصول إليه الآن',
  },

  stacks: {
    toggle: 'تجميع اللقطات المتشابهة في رزم',
    more: (n) => ` · ${count(n)} أخرى في الرزم`,
    of: (n) => `رزمة من ${ofPhotos(n)}`,
    onlyShown: 'من الرزم، الصورة العليا فقط',
    byPlace: 'حسب المكان',
    nowhere: 'المكان غير معروف',
  },

  why: {
    title: 'لماذا هذه الصورة',
    likely: (part) => `احتمال ${percent(part, 1)}`,
    alike: (part) => `تشابه ${percent(part, 1)}`,
  },

  empty: {
    nothingTitle: 'لم يُعثر على شيء',
    nothingInAlbum: 'لا شيء في هذا الألبوم. حدد صورًا وأضفها بالمفتاح \u2066L\u2069.',
    nothing: (text) => `لا توجد صورة تطابق «${text}». غالبًا ما تفيد كلمات أقل أو أبسط.`,
    nothingAlike: 'لا توجد صورة أخرى تشبه هذه الصورة.',
    stillReading: 'لا تزال قراءة الصور جارية، فقد تظهر بعد قليل.',
    showAll: 'عرض كل الصور',
    readingTitle: 'جارٍ تفقُّد مجلداتك',
    reading: 'ستظهر الصور الأولى هنا بعد لحظات.',
    noPhotosTitle: 'لا توجد صور هنا بعد',
    noPhotos: 'لا توجد صور في هذه المجلدات. أضف مجلدًا آخر أو ضع فيها بعض الصور.',
    add: 'إضافة مجلدات…',
    problemTitle: 'تعذّر ذلك',
    retry: 'إعادة المحاولة',
  },

  progress: {
    reading: 'تجري قراءة النص في صورك',
    open: 'جارٍ قراءة صورك',
    scanning: 'جارٍ تفقُّد مجلداتك',
    indexing: 'جارٍ قراءة صورك',
    switching: (title) => (title === null ? 'جارٍ تحضير نموذج آخر' : `جارٍ تحضير ${title}`),
    regions: 'تُفحص الصور الكبيرة عن قرب',
    switchingNote: (title) => `حتى ذلك الحين، يجري البحث باستخدام ${title}.`,
    paused: 'متوقف مؤقتًا',
    waiting: { mains: 'بانتظار التوصيل بالكهرباء', idle: 'بانتظار ابتعادك عن الكمبيوتر' },
    short: (done, total) => `${count(done)} من ${count(total)}`,
    rate: (perSecond) =>
      perSecond < 9.95
        ? `${decimal(perSecond, 1)} صورة في الثانية`
        : `${photos(Math.round(perSecond))} في الثانية`,
    left: (seconds) => `الوقت المتبقي: ${duration(seconds)}`,
    failed: (n) => `تعذّرت قراءة ${ofFiles(n)}`,
    note: 'يمكنك البحث في هذه الأثناء.',
    pause: 'إيقاف مؤقت',
    resume: 'استئناف',
  },

  detail: {
    text: 'النص في الصورة',
    copyText: 'نسخ النص',
    textCopied: 'نُسخ النص',
    label: 'الصورة',
    back: 'العودة إلى الصور (Esc)',
    previous: 'الصورة السابقة (→)',
    next: 'الصورة التالية (←)',
    info: 'حول هذه الصورة (I)',
    place: (rank, of) => `${count(rank + 1)} من ${count(of)}`,
    more: 'صور مشابهة',
    open: 'فتح',
    reveal: 'إظهار الملف',
    copy: 'نسخ',
    copied: 'نُسخت الصورة',
    taken: 'تاريخ الالتقاط',
    length: 'المدة',
    shownAt: (time) => `المعروض عند ${time}`,
    changed: 'ليس للصورة تاريخ. هذا تاريخ آخر تعديل لملفها.',
    named: 'حسب اسم الملف',
    camera: 'الكاميرا',
    description: 'الوصف',
    keywords: 'الكلمات المفتاحية',
    rating: 'التقييم',
    stars: (n) => (n < 0 ? 'مرفوضة' : '★'.repeat(n)),
    picture: 'الصورة',
    position: 'مكان الالتقاط',
    folder: 'المجلد',
    alsoIn: 'موجودة أيضًا في',
    similar: 'صور مشابهة',
    offline: 'يتعذّر الوصول إلى هذا المجلد حاليًا.',
    format: (width, height) => `\u2066${count(width)} × ${count(height)}\u2069`,
    megapixels: (millions) => `${millions} ميغابكسل`,
    regionButton: 'إطار حول الجزء المطابق',
    region: (where) => `ما يطابق موجود في هذا الجزء من الصورة: ${where}`,
    where: [
      'أعلى اليسار',
      'الأعلى',
      'أعلى اليمين',
      'اليسار',
      'الوسط',
      'اليمين',
      'أسفل اليسار',
      'الأسفل',
      'أسفل اليمين',
    ],
    compass: { north: 'شمالًا', south: 'جنوبًا', east: 'شرقًا', west: 'غربًا' },
  },

  viewing: {
    strip: 'الصور المجاورة لهذه',
    stripButton: 'الصور المجاورة لهذه في الأسفل',
    slideshowButton: 'عرض الشرائح (S)',
    slideshow: 'عرض الشرائح. مفتاح المسافة يوقفه مؤقتًا، والأسهم تنتقل، وأي مفتاح آخر ينهيه',
    slideshowPhoto: 'صورة من عرض الشرائح',
    previous: 'الصورة السابقة',
    next: 'الصورة التالية',
    pause: 'إيقاف مؤقت',
    play: 'متابعة',
    interval: 'مدة كل صورة',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'بأي ترتيب',
    endSlideshow: 'إنهاء عرض الشرائح',
    timeline: 'متى التُقطت الصور',
    recent: 'عمليات البحث الأخيرة',
    remember: 'تذكّر عمليات البحث',
    recentNote: 'تُعرض حين يكون حقل البحث فارغًا. تُحفظ في المكتبة، على هذا الحاسوب وحده.',
    forgetOne: (query) => `نسيان «${query}»`,
    forgetAll: 'نسيان الكل',
    rememberNone: 'عدم تذكّر عمليات البحث',
    scale: (n) => `${count(n)}%`,
  },

  library: {
    title: 'المكتبة',
    open: 'المكتبة (\u2066Ctrl ,\u2069)',
    pick: 'اختيار مجلدات فيها صور',
    added: (n) =>
      plural(n, {
        zero: `أُضيف ${count(n)} مجلد`,
        one: 'أُضيف المجلد',
        two: 'أُضيف مجلدان',
        few: `أُضيفت ${count(n)} مجلدات`,
        many: `أُضيف ${count(n)} مجلدًا`,
        other: `أُضيف ${count(n)} مجلد`,
      }),

    photos: 'الصور',
    searchable: 'متاحة للبحث',
    searchableAll: 'جميعها',
    searchablePart: (n) => `${photos(n)} بانتظار التحليل`,
    files: 'الملفات',
    filesIn: (folders) => `في ${counted(folders, ['مجلد واحد', 'مجلدين', 'مجلدات', 'مجلدًا', 'مجلد'])}`,
    stored: 'على القرص',
    storedNote: 'ما يحفظه Afterimage',
    size: bytes,
    model: 'النموذج',
    changeModel: 'النماذج…',
    processor: 'المعالج',
    on: (title, device) => `${title}، على ${device}`,

    activity: {
      label: 'ما يجري الآن',
      idle: 'كل شيء محدّث',
      idleNote: 'كل ما يُضاف إلى مجلداتك أو يُحذف منها أو يتغيّر فيها يُؤخذ في الحسبان تلقائيًا.',
      offline: 'كل ما يمكن الوصول إليه من المجلدات محدّث',
      empty: 'لا شيء للقيام به بعد',
      emptyNote: 'أضف مجلدًا فيه صور للبدء.',
      scanningNote: 'جارٍ البحث عمّا أُضيف أو تغيّر أو حُذف.',
      pausedNote: 'لن يُقرأ شيء حتى تستأنف. ويمكن البحث فيما قُرئ.',
    },

    folders: {
      heading: 'المجلدات',
      add: 'إضافة مجلدات…',
      drop: 'يمكن أيضًا إفلات المجلدات على النافذة.',
      none: 'لا توجد مجلدات بعد.',
      rescan: 'تفقُّد الكل من جديد',
      files,
      failed: (n) => `غير متاح للبحث: ${count(n)}`,
      watched: 'تُتابَع تغييراته أولًا بأول',
      polled: 'يُتفقَّد من حين إلى آخر',
      offline: 'يتعذّر الوصول إليه',
      unwatched: 'لا تُتابَع تغييراته حاليًا',
      stay: (n) => `لا يزال بالإمكان البحث في ${ofPhotos(n)} من هذا المجلد.`,
      looked: (when) => `آخر تفقُّد: ${when}`,
      looking: 'جارٍ تفقُّده',
      look: (name) => `تفقُّد ${name} من جديد`,
      lookFor: (name) => `التحقق من وجود ${name}`,
      reveal: (name) => `إظهار ${name} في مدير الملفات`,
      remove: (name) => `إزالة ${name}`,
      removeYes: 'إزالة',
      removeQuestion: (name, n) =>
        n === 0
          ? `هل تريد إزالة ${name} من المكتبة؟ لن يتغيّر شيء على القرص، ويمكنك إضافة المجلد من جديد في أي وقت.`
          : `هل تريد إزالة ${name} من المكتبة؟ لن يتغيّر شيء على القرص. لن يعود بالإمكان العثور هنا على محتويات المجلد (${files(n)})؛ ويمكنك إضافته من جديد في أي وقت، ولن يلزم تحليل شيء مرتين.`,
      stillAway: (name) => `لا يزال الوصول إلى ${name} متعذّرًا`,
      away: {
        missing: 'لا يوجد مجلد كهذا حاليًا.',
        emptied: 'المجلد فارغ، كأن محرك الأقراص غير متصل.',
        other_disk: 'يوجد قرص آخر في مكان هذا المجلد.',
      },
      unannounced: {
        share: (name) => `المجلد على كمبيوتر آخر (${name}) لا يُبلغ عن التغييرات.`,
        too_many_folders:
          'عدد المجلدات أكبر مما يسمح النظام لبرنامج واحد بمراقبته (fs.inotify.max_user_watches).',
        too_many_programs:
          'لا يسمح النظام لمزيد من البرامج بمراقبة المجلدات (fs.inotify.max_user_instances).',
        other: (detail) => `يتعذّر على النظام مراقبته: ${detail}`,
      },
    },

    failures: {
      heading: 'غير متاحة للبحث',
      none: 'يمكن البحث في كل ملف في مجلداتك.',
      lead: 'هذه الملفات موجودة في مجلداتك، لكن لا يمكن البحث فيها. وتبقى كما هي.',
      find: 'البحث بينها',
      findLabel: 'البحث بين الملفات غير المتاحة للبحث',
      found: (n) => (n === 0 ? 'لا يرد هذا في اسم أي منها ولا في مجلده' : `عُثر على ${ofFiles(n)}`),
      retry: 'إعادة المحاولة',
      retryAll: 'إعادة محاولة الكل',
      retryFound: 'إعادة محاولة هذه',
      retryFile: (name) => `إعادة محاولة ${name}`,
      reveal: (name) => `إظهار ${name} في مدير الملفات`,
      waiting: (n) => `بانتظار إعادة المحاولة: ${count(n)}`,
      waitingFile: 'بانتظار إعادة المحاولة',
      retrying: (n) => (n === 1 ? 'تُعاد محاولة قراءة الملف' : `تُعاد محاولة قراءة ${ofFiles(n)}`),
      files,
      list: (title) => `الملفات: ${title}`,
      fetching: 'لحظة من فضلك',
      kinds: {
        video: [
          'مقاطع الفيديو',
          'تتطلب قراءة مقاطع الفيديو برنامج ffmpeg، ولم يُعثر عليه. ستُقرأ تلقائيًا بعد تثبيته.',
        ],
        no_permission: [
          'لا يوجد إذن',
          'لا يسمح لك النظام بقراءة هذه الملفات. غيّر أذونات القراءة، ثم أعد المحاولة.',
        ],
        unreadable: [
          'تعذّر فتحها',
          'لم يتمكن القرص أو الشبكة من توفيرها. أعد المحاولة عندما يكون الاتصال جيدًا.',
        ],
        empty: ['ملفات فارغة', 'لا شيء فيها؛ ربما انقطعت عملية نسخ.'],
        no_picture: ['ليست صورًا', 'أسماؤها كأسماء الصور، لكنها تحتوي على شيء آخر.'],
        unsupported: ['تنسيقات لا يمكن قراءتها بعد', 'لا يستطيع هذا الإصدار من Afterimage قراءتها.'],
        no_preview: [
          'RAW بلا معاينة',
          'لم تضع الكاميرا فيها صورة يمكن عرضها، ولا تُظهَّر بيانات المستشعر الخام.',
        ],
        too_large: ['كبيرة جدًا', 'تتطلب ذاكرة أكثر مما ينبغي لصورة.'],
        too_slow: ['استغرقت وقتًا طويلًا', 'أُوقفت قراءتها. أعد المحاولة عندما يكون الكمبيوتر أقل انشغالًا.'],
        damaged: ['تالفة', 'تنتهي قبل أوانها أو تتضارب محتوياتها. قد تكون هناك نسخة أخرى سليمة منها.'],
        other: ['أسباب أخرى', 'حدث خطأ لا علاقة للملفات به.'],
      },
    },

    manners: {
      heading: 'في الخلفية',
      lead: 'كيف تُقرأ الصور بينما تفعل أشياء أخرى. يسري ما تختاره من الآن.',
      pace: 'الوتيرة',
      paces: {
        quiet: ['هادئة', 'تستخدم جزءًا من الكمبيوتر، وفقط ما لا يحتاج إليه غيرها.'],
        balanced: ['متوازنة', 'تستخدم نحو نصف الكمبيوتر.'],
        fast: ['سريعة', 'تستخدمه كله لتنتهي في أقرب وقت ممكن.'],
      },
      mains: {
        label: 'عند التوصيل بالكهرباء فقط',
        note: 'تنتظر القراءة ما دام الكمبيوتر يعمل بالبطارية.',
      },
      idle: {
        label: 'أثناء ابتعادك فقط',
        note: 'تنتظر القراءة ما دامت لوحة المفاتيح أو الفأرة قيد الاستخدام، وبضع دقائق بعد ذلك.',
      },
      hidden: {
        label: 'استبعاد الملفات المخفية',
        note: 'الملفات والمجلدات التي تبدأ أسماؤها بنقطة أو التي يخفيها النظام.',
      },
      regions: {
        label: 'العثور على الأشياء الصغيرة في الصور الكبيرة',
        note: 'يفحص أيضًا تسعة أجزاء من كل صورة كبيرة. يستغرق ذلك نحو عشرة أضعاف الوقت، ويشغل نحو 20 كيلوبايت لكل صورة.',
      },
      least: 'استبعاد الملفات الأصغر من',
      leastUnit: 'كيلوبايت',
      leastNote: `الأيقونات وصور صفحات الويب صغيرة، ونادرًا ما تكون الصور الفوتوغرافية كذلك. القيمة ${count(0)} لا تستبعد شيئًا.`,
      ignore: 'الاستبعاد حسب الاسم',
      ignoreNote:
        'كما في \u2066.gitignore\u2069: \u2066*.gif\u2069، \u2066screenshots\u2069، \u2066/raw/\u2069. ما يُستبعد لا يظهر، ويعود عند إزالة النمط.',
      ignoreAdd: 'إضافة',
      ignoreLabel: 'اسم أو نمط للاستبعاد',
      ignoreExample: '\u2066*.gif\u2069',
      unignore: (pattern) => `إلغاء استبعاد ${pattern}`,
    },

    reading: {
      heading: 'النص في الصور',
      lead: 'يُعثر على الإيصالات ولقطات الشاشة والشرائح بالكلمات المكتوبة فيها. يقرؤها برنامج Tesseract على هذا الحاسوب.',
      on: {
        label: 'قراءة النص في الصور',
        note: 'يُحفظ ما قُرئ في المكتبة. ما دام هذا متوقفًا فلا يُبحث فيه، ويُحذف عند تحرير المساحة.',
      },
      looked: 'فُحصت',
      withText: 'فيها نص',
      by: (engine) => `القارئ: ${engine}`,
      languages: 'اللغات',
      languagesNote:
        'تستغرق كل لغة وقتًا إضافيًا. إن لم تختر لغة فتُقرأ كل اللغات المثبتة إن لم تزد على ثلاث، وإلا فالإنجليزية ولغة النظام.',
      problems: {
        not_installed: 'لم يُعثر على Tesseract. ستُقرأ الصور تلقائيًا بعد تثبيته.',
        not_answering: 'برنامج Tesseract مثبت لكنه لا يعمل.',
        too_old: 'إصدار Tesseract هذا قديم جدًا. يلزم الإصدار 4 أو أحدث.',
        no_languages: 'لا توجد لدى Tesseract بيانات للغات المطلوب قراءتها.',
      },
    },

    health: {
      heading: 'السلامة',
      lead: 'يقرأ الفحص كل ما يحفظه Afterimage ويتحقق من اتساقه. ولا تُمسّ الصور.',
      check: 'فحص المكتبة',
      checking: {
        catalog: 'جارٍ قراءة الكتالوج',
        index: 'جارٍ مقارنة فهرس البحث',
        thumbnails: 'جارٍ قراءة الصور المصغّرة',
      },
      part: (done, total) => `${count(done)} من ${ofPhotos(total)}`,
      busy: 'يمكن القيام بذلك عندما لا تكون هناك قراءة جارية.',
      sound: 'كل شيء متسق.',
      checked: (n, when) => `فُحصت ${photos(n)} ${when}`,
      waiting: (n) => `${photos(n)} بانتظار التحليل`,
      withoutThumbnail: (n) =>
        `تُنشأ عند الحاجة ${counted(n, ['صورة مصغّرة واحدة', 'صورتان مصغّرتان', 'صور مصغّرة', 'صورة مصغّرة', 'صورة مصغّرة'])}`,
      unsound: (n) =>
        `هناك ${counted(n, ['شيء غير متسق', 'أمران غير متسقين', 'أمور غير متسقة', 'أمرًا غير متسق', 'أمر غير متسق'])}`,
      repair: 'أغلق Afterimage وشغّل هذا الأمر في الطرفية. سينقذ كل ما يمكن إنقاذه ويحتفظ بنسخة مما كان:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: (detail) => `ملف الكتالوج تالف: ${detail}`,
      danglingRows: (n) =>
        `في الكتالوج ${counted(n, [
          'مُدخل واحد لا يتبع شيئًا',
          'مُدخلان لا يتبعان شيئًا',
          'مُدخلات لا تتبع شيئًا',
          'مُدخلًا لا يتبع شيئًا',
          'مُدخل لا يتبع شيئًا',
        ])}.`,
      damagedEmbeddings: (n) => `بيانات تحليل ${ofPhotos(n)} تالفة. يتيح الإصلاح للنموذج إعادة التحليل.`,
      incompleteVideos: (n) =>
        `تنقص بعض الإطارات من ${counted(n, ['مقطع فيديو واحد', 'مقطعَي فيديو', 'مقاطع فيديو', 'مقطع فيديو', 'مقطع فيديو'])}. يتيح الإصلاح إعادة القراءة.`,
      indexDiffers: (missing, extra, different) =>
        `لا يطابق فهرس البحث الكتالوج: الناقص ${photos(missing)}، والزائد ${count(extra)}، والمختلف ${count(different)}.`,
      thumbnailsDamaged: (detail) => `ملف الصور المصغّرة تالف: ${detail}`,
      unused: 'بيانات زائدة',
      unusedNone: 'لا يُحفظ شيء لا تحتاج إليه أي صورة.',
      unusedNote: (n, size) =>
        n === 0
          ? `${bytes(size)} من الصور المصغّرة لا تخص أي صورة.`
          : `${counted(n, [
              'صورة واحدة لم يبقَ من ملفاتها شيء لا تزال محفوظة تحسّبًا لعودتها',
              'صورتان لم يبقَ من ملفاتهما شيء لا تزالان محفوظتين تحسّبًا لعودتهما',
              'صور لم يبقَ من ملفاتها شيء لا تزال محفوظة تحسّبًا لعودتها',
              'صورة لم يبقَ من ملفاتها شيء لا تزال محفوظة تحسّبًا لعودتها',
              'صورة لم يبقَ من ملفاتها شيء لا تزال محفوظة تحسّبًا لعودتها',
            ])}: ${bytes(size)}.`,
      free: 'تحرير المساحة…',
      freeYes: (size) => `تحرير ${bytes(size)}`,
      freeQuestion: (n) => {
        if (n === 0) return 'هل تريد حذف هذه الصور المصغّرة؟';
        const these = `هل تريد نسيان هذه الصور، وعددها ${count(n)}؟ إذا عادت، فسيحللها النموذج من جديد. لن يُمسّ شيء في مجلداتك.`;
        return plural(n, {
          zero: these,
          one: 'هل تريد نسيان هذه الصورة؟ إذا عادت، فسيحللها النموذج من جديد. لن يُمسّ شيء في مجلداتك.',
          two: 'هل تريد نسيان هاتين الصورتين؟ إذا عادتا، فسيحللهما النموذج من جديد. لن يُمسّ شيء في مجلداتك.',
          few: these,
          many: these,
          other: these,
        });
      },
      unusedRegions: (size) => `لم يعد البحث يشمل أجزاء الصور الكبيرة. ما حُفظ منها يشغل ${bytes(size)}.`,
      freeRegionsQuestion:
        'هل تريد حذف ما حُفظ من أجزاء الصور الكبيرة؟ للبحث فيها مجددًا يجب فحص تلك الصور مرة أخرى.',
      freeing: 'جارٍ تحرير المساحة',
      freed: (size) => `حُرِّر ${bytes(size)}`,
    },

    about: {
      heading: 'حول',
      appearance: 'المظهر',
      theme: { system: 'تلقائي', light: 'فاتح', dark: 'داكن' },
      language: 'اللغة',
      systemLanguage: (name) => `تلقائي (${name})`,
      keptIn: 'مكان الحفظ',
      places: 'أسماء الأماكن',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'النماذج',
    answers: (title) => `يجري البحث باستخدام ${title}`,
    inEightBits: (title) => `${title} (${count(8)} بت)`,
    on: (device) => `على ${device}`,
    ready: (embedded, all) =>
      embedded >= all
        ? `يمكن البحث في ${ofPhotos(all)}`
        : `يمكن البحث في ${count(embedded)} من ${ofPhotos(all)}`,
    lead: 'ينظر النموذج إلى صورك ويفهم كلماتك. يعمل كل نموذج على هذا الكمبيوتر وحده، ولا يُنزَّل أي نموذج إلا بطلب منك.',
    recallLead:
      'الاستدعاء هو النسبة المئوية للمرات التي تكون فيها الصورة الصحيحة بين أولى النتائج، كما نشرها آخرون. لا تقارن إلا بين أرقام مجموعة البيانات نفسها.',

    preparing: (title) => `جارٍ تحضير ${title}`,
    preparingNote: (title) => `إلى أن يكتمل تحليل كل الصور، يستمر البحث باستخدام ${title}.`,
    preparingSoon: 'يبدأ بعد الانتهاء من تفقُّد مجلداتك.',
    preparingPaused: 'متوقف مؤقتًا. يُستأنف مع استئناف قراءة الصور.',
    done: (done, total) => `${count(done)} من ${ofPhotos(total)}`,
    stay: (title) => `البقاء مع ${title}`,
    problemLead: (title) => `يتعذّر استخدام النموذج الذي اخترته، لذلك يجري البحث باستخدام ${title}.`,

    groups: { here: 'على هذا الكمبيوتر', recommended: 'موصى بها', others: 'نماذج أخرى' },
    recommended: 'موصى به',
    standing: {
      inUse: 'قيد الاستخدام',
      preparing: 'قيد التحضير',
      fetching: 'جارٍ التنزيل',
      installed: 'على هذا الكمبيوتر',
      partial: 'نُزِّل جزئيًا',
      damaged: 'تالف',
      available: 'ليس على هذا الكمبيوتر',
    },
    damaged: (problem) => `لم يعد أحد ملفاته كما كان: ${problem}.`,

    goodFor: {
      starter: `لبداية سريعة: صغير وسريع على أي كمبيوتر ويفهم ${count(100)} لغة، لكن النماذج الأكبر تجد المزيد.`,
      'align-b7': 'البحث بالإنجليزية بأسلوب النصوص البديلة على الويب.',
      'chinese-clip-b16': 'البحث بالصينية.',
      'clip-b16': 'البحث بالإنجليزية؛ يرى تفاصيل أدق مما يراه ViT-B/32 بنحو ثلاثة أضعاف الحسابات.',
      'clip-b32': 'نموذج صغير وسريع للبحث بالإنجليزية.',
      'clip-l14': 'البحث بالإنجليزية بعناية أكبر من النماذج الصغيرة، لكمبيوتر ليس على عجلة.',
      'clip-l14-336': 'البحث بالإنجليزية عن أشياء صغيرة في صور كبيرة؛ بطيء دون بطاقة رسومات.',
      'openclip-b32': 'نموذج صغير وسريع للبحث بالإنجليزية، دُرِّب على خمسة أضعاف الأوصاف التي دُرِّب عليها CLIP.',
      'openclip-h14': 'أكثر نماذج OpenCLIP الإنجليزية هنا تعمّقًا؛ تُستحسن معه بطاقة رسومات.',
      'openclip-l14': 'بحث متأنٍّ بالإنجليزية؛ يجد أكثر بوضوح مما يجده CLIP من الحجم نفسه.',
      'siglip-b16': 'البحث بالإنجليزية بدقة أعلى من CLIP من الحجم نفسه.',
      'siglip-b16-256-multilingual': 'البحث بلغات كثيرة؛ حلّ SigLIP 2 محله إلى حد كبير.',
      'siglip-so400m-384': 'أدق نماذج SigLIP الأولى للإنجليزية؛ تُستحسن معه بطاقة رسومات.',
      'siglip2-b16-224': 'البحث بلغات كثيرة، بدقة عالية في الأوروبية منها، وبسرعة نموذج صغير.',
      'siglip2-b16-256': 'مثل SigLIP 2 ViT-B/16، مع تفاصيل ووقت أكثر قليلًا.',
      'siglip2-b16-384': 'مثل SigLIP 2 ViT-B/16، للأشياء الأصغر في الصور، بثلاثة أضعاف الحسابات.',
      'siglip2-b16-512': 'مثل SigLIP 2 ViT-B/16، لأصغر الأشياء في الصور، بخمسة أضعاف الحسابات.',
      'siglip2-b32-256': 'أسرع نماذج SigLIP 2: للمكتبات الكبيرة على كمبيوتر دون بطاقة رسومات.',
      'siglip2-l16-256': 'بحث متأنٍّ بلغات كثيرة؛ ويكون أفضل مع بطاقة رسومات.',
      'siglip2-so400m-224': 'دقة عالية بلغات كثيرة؛ تُستحسن معه بطاقة رسومات وذاكرة وافرة.',
      'xlm-roberta-b32': 'البحث بأي من مئة لغة، مع تحليل سريع للصور: الخيار الأول حين لا يكفي Starter.',
      'xlm-roberta-h14': 'أفضل النتائج بلغات كثيرة، منها الصينية واليابانية، لكمبيوتر فيه بطاقة رسومات.',
      added: 'نموذج أضفته أنت؛ ويذكر ناشره ما يصلح له.',
    },

    facts: {
      size: 'الحجم',
      memory: 'الذاكرة',
      languages: 'اللغات',
      speed: 'السرعة هنا',
      embedding: 'التضمين',
      picture: 'دقة رؤية الصور',
      licence: 'الترخيص',
    },
    unknown: 'غير معروف',
    untried: 'لم يُجرَّب بعد',
    speed: (rate) => `${rate} صورة/ث`,
    query: (ms) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} لكل بحث`,
    embedding: (numbers) => counted(numbers, ['بُعد واحد', 'بُعدان', 'أبعاد', 'بُعدًا', 'بُعد']),
    disagrees:
      'تحسب وحدة معالجة الرسومات هذه تضمينات تختلف عما يحسبه المعالج. شغّل Afterimage مع \u2066--device cpu\u2069.',
    picture: (side) => `\u2066${count(side)} × ${count(side)}\u2069`,
    languages: (n) => counted(n, ['لغة واحدة', 'لغتان', 'لغات', 'لغة', 'لغة']),
    languagesUnknown: 'غير مذكورة',
    allLanguages: 'كل اللغات',
    noCommerce: 'لا يُسمح بالاستخدام التجاري',
    commerceUnclear: 'الاستخدام التجاري غير مذكور',
    commerce: 'يُسمح بالاستخدام التجاري',
    licenceUnknown: 'غير معروف؛ يذكره ناشره',
    unverified:
      'المجاميع الاختبارية لهذا النموذج ليست جزءًا من Afterimage: يجري التحقق منه وفق ما يعلنه موقع ناشره.',
    recall: 'الاستدعاء المنشور',
    recallOf: (set, metric) => `${set}، ${metric}`,
    recallSource: (source) => `المصدر: ${source}`,
    recallSets: {
      coco: `صور اختبار MS-COCO وعددها ${count(5000)}`,
      flickr30k: `صور اختبار Flickr30k وعددها ${count(1000)}`,
      flickr8k: `صور اختبار Flickr8k وعددها ${count(987)}`,
    },
    recallMetrics: {
      at1: 'من النص إلى الصورة، الاستدعاء \u2066@1\u2069',
      at5: 'من النص إلى الصورة، الاستدعاء \u2066@5\u2069',
      at10: 'من النص إلى الصورة، الاستدعاء \u2066@10\u2069',
      mean: 'من النص إلى الصورة، متوسط الاستدعاء \u2066@1\u2069 و\u2066@5\u2069 و\u2066@10\u2069',
    },
    recallSources: {
      immich: 'توثيق Immich \u2066(docs/docs/features/searching.md)\u2069، أوزان OpenCLIP',
      openclip: 'ملف docs/openclip_retrieval_results.csv من OpenCLIP',
      kakao: 'ملف README لمشروع coyo-align من Kakao Brain',
    },

    use: 'استخدام',
    useEightBit: `استخدام بدقة ${count(8)} بت`,
    eightBitNote: 'يتطلب ربع الذاكرة، وسرعته على المعالج نحو الضعف؛ والنتائج متطابقة تقريبًا.',
    about: (size) => `نحو ${size}`,
    fetch: (size) => (size === null ? 'تنزيل' : `تنزيل ${size}`),
    resume: (left) => (left === null ? 'متابعة التنزيل' : `تنزيل الباقي (${bytes(left)})`),
    from: (host) => `من ${host}`,
    stop: 'إيقاف',
    stopping: 'جارٍ الإيقاف',
    try: `تجربة لمدة ${unit(10, 'second', 'long')}`,
    trying: 'جارٍ تجربته',
    remove: 'حذف',
    discard: (arrived) => `حذف ما نُزِّل (${bytes(arrived)})`,
    removeQuestion: (title, size) =>
      `هل تريد حذف ${title}${size === null ? '' : ` (${bytes(size)})`} من هذا الكمبيوتر؟`,
    removeAgain: 'يمكن تنزيله من جديد.',
    removeAdded: 'يبقى المجلد الذي أُضيف منه كما هو.',
    free: (size) => `تحرير ${bytes(size)}`,
    held: (n) => `المحفوظ من تحليل هذا النموذج حين كان قيد الاستخدام: ${photos(n)}.`,
    heldOlder: (n) => `المحفوظ من تحليل إصدار أقدم من هذا النموذج: ${photos(n)}.`,
    freeQuestion: (size) =>
      `هل تريد تحرير ${bytes(size)}؟ سيتطلب استخدام هذا النموذج مجددًا أن يحلل كل الصور من جديد.`,
    orphans: 'من نماذج لم تعد موجودة',
    orphan: (model, n) => `ترك النموذج ${model} بيانات تحليل ${ofPhotos(n)}.`,
    freeOrphanQuestion: (size) => `هل تريد تحرير ${bytes(size)}؟ لا شيء هنا يمكنه استخدام هذه البيانات.`,

    fetching: (done, total) =>
      total === null ? `نُزِّل ${bytes(done)}` : `${percent(done, total)} من ${bytes(total)}`,
    connecting: 'جارٍ الاتصال',
    checking: (file) => `جارٍ التحقق من ${file}`,
    progressOf: (title) => `مدى تقدم ${title}`,
    takes: (seconds, n) => `يتطلب استخدامه تحليل ${ofPhotos(n)}. المدة بهذه السرعة: ${duration(seconds)}.`,
    takesUnknown: (n) => `يتطلب استخدامه تحليل ${ofPhotos(n)}. جرّبه لمعرفة المدة اللازمة.`,
    takesNothing: 'حلّل كل الصور، ويمكن البحث به فورًا.',

    add: 'إضافة من مجلد…',
    adding: 'جارٍ النسخ',
    addNote: 'ألديك نموذج على القرص؟ سيُنسخ من هناك دون تنزيل أي شيء.',
    pick: 'اختيار مجلد نموذج',
    added: (title) => `أصبح ${title} على هذا الكمبيوتر`,
    again: 'إعادة المحاولة',
  },

  drop: {
    title: 'أفلت هنا',
    text: 'تُضاف المجلدات إلى مكتبتك. أما الصورة فتجد الصور التي تشبهها.',
    nothing: 'لا يوجد مجلد ولا صورة بين هذه الملفات.',
  },

  paste: {
    nothing: 'لا توجد صورة في الحافظة.',
  },

  keeping: {
    favourite: 'مفضلة (\u2066F\u2069)',
    noFavourite: 'إزالة من المفضلة (\u2066F\u2069)',
    rating: 'التقييم',
    select: 'تحديد (\u2066X\u2069)',
    actions: 'ما يمكن فعله بالصور المحددة',
    clear: 'إلغاء التحديد (\u2066Esc\u2069)',
    selected: (n) => `المحدد: ${count(n)}`,
    photos,
    addToAlbum: 'إضافة إلى ألبوم (\u2066L\u2069)',
    addTo: (n) => `إضافة إلى ألبوم: ${photos(n)}`,
    added: (n, album) => `أضيف إلى «${album}»: ${photos(n)}`,
    earlier: 'نقل نحو البداية',
    later: 'نقل نحو النهاية',
    takeOut: 'إخراج من هذا الألبوم',
    takenOut: (n, album) => `أُخرج من «${album}»: ${photos(n)}`,
    copy: 'نسخ الملفات (\u2066Ctrl C\u2069)',
    copied: (n) => `تم النسخ: ${files(n)}`,
    reveal: 'إظهار الملفات في مجلداتها',
    open: 'الألبومات (\u2066B\u2069)',
    albums: 'الألبومات',
    newAlbum: 'اسم ألبوم جديد',
    saveSearch: (query) => `اسم للبحث «${query}»`,
    make: 'إنشاء',
    save: 'حفظ',
    none: 'لا توجد ألبومات بعد. حدد صورًا وأضفها إلى ألبوم، أو احفظ بحثًا: سيظل يعثر على الصور الجديدة.',
    finds: (query) => `بحث: ${query}`,
    rename: (album) => `إعادة تسمية «${album}»`,
    delete: (album) => `حذف «${album}»`,
    deleted: (album) => `حُذف «${album}». صوره باقية.`,
    undo: 'تراجع',
    export: 'نسخ إلى مجلد (\u2066E\u2069)',
    exportTitle: (n) => `نسخ إلى مجلد: ${photos(n)}`,
    exportTo: 'اختر مجلدًا للنسخ',
    with: 'كما هي',
    withNote: 'نسخ مطابقة تمامًا للملفات الأصلية.',
    without: 'دون ما تكشفه عنك',
    withoutNote:
      'يحذف أين ومتى وبماذا ومن التقط الصورة. تحتفظ JPEG وPNG وWebP وGIF ببكسلاتها تمامًا، وتصبح الصيغ الأخرى JPEG. لا تُنسخ مقاطع الفيديو بهذه الطريقة.',
    chooseFolder: 'اختيار مجلد…',
    exported: (n) => `تم النسخ: ${photos(n)}`,
    notExported: (n, reason) => `لم يُنسخ: ${photos(n)}. ${reason}`,
    video: 'لا يمكن حذف ما يكشفه الفيديو عن نفسه.',
  },

  trash: {
    move: 'نقل إلى سلة المهملات (\u2066Del\u2069)',
    moved: (n) => `نُقل إلى سلة المهملات: ${ofPhotos(n)}`,
    notMoved: (n, reason) => `لم يُنقل: ${files(n)}. ${reason}`,
    back: (n) => `عاد إلى مكانه: ${photos(n)}`,
    notBack: (n, reason) => `ما زال في سلة المهملات: ${files(n)}. ${reason}`,
    recent: 'نُقل إلى سلة المهملات',
    recentNote: 'ما دامت سلة مهملات النظام لم تُفرَغ، يمكن إعادة الصور إلى أماكنها.',
    removal: (n, when) => `${photos(n)}، ${when}`,
    putBack: 'إعادة',
    openWith: (program) => `فتح في ${program}`,
    menu: 'ما يمكن فعله بهذا',
    problems: {
      unreachable: 'لا يمكن الوصول إلى الملف حاليًا.',
      read_only: 'مجلده أو قرصه للقراءة فقط.',
      no_trash: 'لا توجد سلة مهملات على قرصه.',
      taken: 'في مكانه الآن ملف آخر.',
      emptied: 'لم يعد في سلة المهملات.',
      by_hand: 'في هذا النظام، أعده من سلة المهملات نفسها.',
    },
  },

  atHand: {
    heading: 'في المتناول',
    tray: 'البقاء في علبة النظام',
    trayNote:
      'عند إغلاق النافذة يبقى Afterimage في علبة النظام ويواصل متابعة مجلداتك. وإلا فإن إغلاقها ينهي البرنامج.',
    show: 'إظهار Afterimage',
    pause: 'إيقاف القراءة مؤقتًا',
    resume: 'متابعة القراءة',
    quit: 'إنهاء',
    palette: 'البحث من أي مكان',
    paletteNote:
      'مفاتيح تعمل في كل البرامج تفتح نافذة بحث صغيرة: اكتب، اضغط \u2066Enter\u2069، فتُعرض الصورة.',
    keys: 'المفاتيح',
    press: 'اضغط المفاتيح الجديدة',
    byCommand:
      'في \u2066Wayland\u2069 يوزّع النظام هذه المفاتيح بنفسه. خصّص في إعدادات لوحة المفاتيح مفاتيح لهذا الأمر:',
  },

  palette: {
    hint: 'الأسهم تختار، و\u2066Enter\u2069 يعرض الصورة، و\u2066Esc\u2069 يغلق',
  },

  shortcuts: {
    title: 'لوحة المفاتيح',
    open: 'اختصارات لوحة المفاتيح (?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc', Shift: 'Shift', Del: 'Del' },
    headings: { anywhere: 'في كل مكان', photos: 'الصور', photo: 'صورة واحدة' },
    does: {
      search: 'بحث',
      paste: 'البحث بالصورة التي في الحافظة',
      escape: 'الإغلاق أو الرجوع أو مسح البحث',
      library: 'المكتبة: المجلدات وما تعذّرت قراءته والإعدادات',
      models: 'النماذج',
      shortcuts: 'هذه القائمة',
      move: 'التنقل',
      view: 'عرض الصورة',
      similar: 'صور مشابهة',
      stack: 'عرض كل صور الرزمة',
      albums: 'الألبومات',
      copy: 'نسخ الصورة أو الملفات المحددة',
      favourite: 'مفضلة أو لا',
      stars: 'هذا العدد من النجوم',
      select: 'تحديد',
      selectAll: 'تحديد الكل',
      addToAlbum: 'إضافة إلى ألبوم',
      export: 'نسخ إلى مجلد',
      undo: 'تراجع',
      trash: 'نقل إلى سلة المهملات',
      size: 'تكبير أو تصغير',
      step: 'السابقة، التالية',
      zoom: 'كل بكسل أو الصورة كاملة',
      closer: 'أقرب، أبعد',
      ends: 'الصورة كاملة، كل بكسل',
      look: 'النظر في الأنحاء عن قرب',
      slideshow: 'عرض الشرائح',
      info: 'إظهار معلومات الصورة أو إخفاؤها',
      open: 'الفتح في عارض الصور',
      reveal: 'إظهار الملف في مجلده',
    },
  },
};
