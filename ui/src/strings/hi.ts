/** हिन्दी। गिनती में फ़ोटो का रूप नहीं बदलता; वह स्त्रीलिंग है। */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('hi');

const photos = (n: number): string => `${count(n)} फ़ोटो`;
const files = (n: number): string => plural(n, { one: `${count(n)} फ़ाइल`, other: `${count(n)} फ़ाइलें` });
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'एक मिनट से कम' : `लगभग ${amount}`;
};
/** What using a model would take, as a sentence. */
const effort = (n: number): string =>
  plural(n, {
    one: `इसका उपयोग करने के लिए ${photos(n)} देखनी होगी।`,
    other: `इसका उपयोग करने के लिए ${photos(n)} देखनी होंगी।`,
  });

export const hi: Strings = {
  app: 'Afterimage',
  close: 'बंद करें',
  keep: 'रखें',

  opening: 'आपकी लाइब्रेरी खुल रही है',

  times: {
    duration,
    ago: (then, now) => (now - then < 30_000 ? 'अभी-अभी' : (ago(then, now) ?? `${date(then, 'moment')} को`)),
  },

  errors: {
    offline: 'जिस डिस्क या फ़ोल्डर में यह फ़ोटो है, वह इस समय उपलब्ध नहीं है।',
    not_found: 'यह फ़ोटो अब लाइब्रेरी में नहीं है।',
    picture: 'यह चित्र पढ़ा नहीं जा सका।',
    folder: 'यह ऐसा फ़ोल्डर नहीं है जिसे पढ़ा जा सके।',
    busy: 'इस समय फ़ोटो पढ़ी जा रही हैं। पूरा होने पर फिर से कोशिश करें।',
    in_use: 'यह लाइब्रेरी किसी दूसरे Afterimage में खुली है। पहले उसे बंद करें।',
    read_only: 'लाइब्रेरी को केवल पढ़ा जा सकता है: खोज काम करती है, लेकिन कुछ नया नहीं पढ़ा जाता और कुछ बदला नहीं जाता।',
    newer: 'यह लाइब्रेरी Afterimage के नए संस्करण से बनी है। कृपया अपडेट करें।',
    model_in_use: 'यह मॉडल उपयोग में है। पहले कोई दूसरा मॉडल चुनें।',
  },
  errorsWithDetail: {
    pattern: (detail) => `यह फ़ाइलों का मान्य पैटर्न नहीं है: ${detail}`,
    system: (detail) => `सिस्टम यह नहीं कर सका: ${detail}`,
    model: (detail) => `इस मॉडल के साथ यह नहीं हो सका: ${detail}`,
    library: (detail) => `लाइब्रेरी में यह नहीं हो सका: ${detail}`,
  },

  firstRun: {
    title: 'कोई भी फ़ोटो बस उसका वर्णन करके खोजें',
    lead: 'जो याद है, उसे अपनी भाषा में लिखें। Afterimage ख़ुद फ़ोटो को देखता है, इसलिए नाम या टैग देने की ज़रूरत नहीं है।',
    choose: 'फ़ोल्डर चुनें…',
    drop: 'या यहाँ छोड़ें',
    promise: 'आपकी फ़ोटो जहाँ हैं वहीं रहती हैं और कभी बदली नहीं जातीं। इस कंप्यूटर से बाहर कुछ नहीं जाता।',
    model: (title) => `इन्हें देखने वाला मॉडल ${title} है।`,
    otherModel: 'दूसरा चुनें…',
    examplesLabel: 'उदाहरण के लिए',
    example: 'दीयों से सजा घर',
  },

  search: {
    label: 'फ़ोटो खोजें',
    placeholder: 'किसी भी भाषा में फ़ोटो का वर्णन करें',
    clear: 'खोज साफ़ करें',
    similar: 'इस फ़ोटो जैसी',
    picture: 'इस चित्र जैसी',
    pasted: 'चिपकाए गए चित्र जैसी',
  },

  asking: {
    understood: 'इस रूप में समझा गया',
    asWords: (written) => `इसके बजाय “${written}” शब्द खोजें`,
    remove: 'हटाएँ',
    with: (words) => `${words} के साथ`,
    without: (words) => `${words} के बिना`,
    not: (label) => `${label} नहीं`,
    unlike: 'इस फ़ोटो से अलग',
    named: {
      camera: (text) => `कैमरा: ${text}`,
      lens: (text) => `लेंस: ${text}`,
      folder: (text) => `फ़ोल्डर: ${text}`,
      name: (text) => `फ़ाइल का नाम: ${text}`,
    },
    types: { photo: 'स्थिर चित्र', video: 'वीडियो' },
    states: {
      favourite: 'पसंदीदा',
      rejected: 'अस्वीकृत',
      offline: 'अभी पहुँच से बाहर',
      located: 'स्थान के साथ',
    },
    noStars: 'कोई सितारा नहीं',
    noPlace: 'वहाँ कोई फ़ोटो नहीं ली गई',
    noPhoto: 'ऐसी कोई फ़ोटो नहीं है',
    noPicture: 'ऐसा कोई चित्र नहीं है',
    narrow: 'सीमित करें',
    nothingToNarrow: 'इन फ़ोटो में सब कुछ एक जैसा है।',
    facets: {
      years: 'वर्ष',
      countries: 'देश',
      places: 'स्थान',
      folders: 'फ़ोल्डर',
      cameras: 'कैमरे',
      types: 'फ़ाइलों के प्रकार',
    },
    newest: 'नई पहले',
    addWords: 'शब्द जोड़ें',
  },

  results: {
    label: 'फ़ोटो',
    photo: (rank, of) => `${count(of)} में से फ़ोटो ${count(rank + 1)}`,
    all: photos,
    best: (searched) => `${photos(searched)} में से सबसे अच्छे परिणाम`,
    bestSoFar: (searched) => `अब तक पढ़ी गई ${photos(searched)} में से सबसे अच्छे परिणाम`,
    matches: (n) => plural(n, { one: `${count(n)} परिणाम मिला`, other: `${count(n)} परिणाम मिले` }),
    onlyPossible: 'कोई निश्चित परिणाम नहीं। ये सही हो सकती हैं',
    noMatch: 'यहाँ ऐसी कोई फ़ोटो नहीं है। ये सबसे क़रीब हैं',
    searched: (searched) => ` · ${photos(searched)} में खोजा गया`,
    searchedSoFar: (searched) => ` · अब तक ${photos(searched)} में खोजा गया`,
    possible: 'कम संभावना वाली',
    nearest: 'ऐसी और कोई फ़ोटो नहीं है। ये सबसे क़रीब हैं',
    alike: (searched) => `${photos(searched)} में से सबसे मिलती-जुलती`,
    took: (ms) => `खोज का समय: ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'आपके चुने मॉडल के बजाय दूसरे मॉडल से खोजा जा रहा है',
    back: 'वापस',
    similar: 'ऐसी और फ़ोटो',
    smaller: 'फ़ोटो छोटी करें',
    larger: 'फ़ोटो बड़ी करें',
    unreadable: 'यह फ़ोटो दिखाई नहीं जा सकती',
    video: (length) => `वीडियो, ${length}`,
    videoAt: (time, length) => `वीडियो, ${length}, ${time} पर`,
    offline: 'ऐसी डिस्क या फ़ोल्डर में है जो अभी उपलब्ध नहीं है',
  },

  empty: {
    nothingTitle: 'कुछ नहीं मिला',
    nothing: (text) => `“${text}” से मेल खाने वाली कोई फ़ोटो नहीं है। कम या आसान शब्द आज़माने से अक्सर मदद मिलती है।`,
    nothingAlike: 'कोई दूसरी फ़ोटो इस जैसी नहीं दिखती।',
    stillReading: 'फ़ोटो अभी पढ़ी जा रही हैं, इसलिए हो सकता है कि यह थोड़ी देर में मिल जाए।',
    showAll: 'सभी फ़ोटो दिखाएँ',
    readingTitle: 'आपके फ़ोल्डर स्कैन किए जा रहे हैं',
    reading: 'पहली फ़ोटो कुछ ही पलों में यहाँ होंगी।',
    noPhotosTitle: 'यहाँ अभी कोई फ़ोटो नहीं है',
    noPhotos: 'इन फ़ोल्डरों में कोई चित्र नहीं है। कोई और फ़ोल्डर जोड़ें या इनमें फ़ोटो डालें।',
    add: 'फ़ोल्डर जोड़ें…',
    problemTitle: 'यह नहीं हो सका',
    retry: 'फिर से कोशिश करें',
  },

  progress: {
    open: 'आपकी फ़ोटो पढ़ी जा रही हैं',
    scanning: 'आपके फ़ोल्डर स्कैन किए जा रहे हैं',
    indexing: 'आपकी फ़ोटो पढ़ी जा रही हैं',
    switching: (title) => (title === null ? 'दूसरा मॉडल तैयार किया जा रहा है' : `${title} तैयार किया जा रहा है`),
    switchingNote: (title) => `तब तक ${title} से खोजा जाएगा।`,
    paused: 'रुका हुआ है',
    waiting: { mains: 'बिजली से जुड़ने की प्रतीक्षा', idle: 'आपके कंप्यूटर से हटने की प्रतीक्षा' },
    short: (done, total) => `${count(total)} में से ${count(done)}`,
    rate: (perSecond) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} फ़ोटो प्रति सेकंड`,
    left: (seconds) => `${duration(seconds)} बाक़ी`,
    failed: (n) =>
      plural(n, {
        one: `${count(n)} फ़ाइल पढ़ी नहीं जा सकी`,
        other: `${count(n)} फ़ाइलें पढ़ी नहीं जा सकीं`,
      }),
    note: 'इस दौरान आप खोज सकते हैं।',
    pause: 'रोकें',
    resume: 'जारी रखें',
  },

  detail: {
    label: 'फ़ोटो',
    back: 'फ़ोटो की सूची पर वापस (Esc)',
    previous: 'पिछली फ़ोटो (←)',
    next: 'अगली फ़ोटो (→)',
    info: 'इस फ़ोटो के बारे में (I)',
    place: (rank, of) => `${count(of)} में से ${count(rank + 1)}`,
    more: 'ऐसी और फ़ोटो',
    open: 'खोलें',
    reveal: 'फ़ाइल दिखाएँ',
    copy: 'कॉपी करें',
    copied: 'फ़ोटो कॉपी की गई',
    taken: 'खींचने की तारीख़',
    length: 'अवधि',
    shownAt: (time) => `यहाँ दिखाया गया समय: ${time}`,
    changed: 'फ़ोटो में तारीख़ नहीं है। इसकी फ़ाइल आख़िरी बार तब बदली गई थी।',
    named: 'फ़ाइल के नाम के अनुसार',
    camera: 'कैमरा',
    description: 'विवरण',
    keywords: 'कीवर्ड',
    rating: 'रेटिंग',
    stars: (n) => (n < 0 ? 'अस्वीकृत' : '★'.repeat(n)),
    picture: 'चित्र',
    position: 'खींचने की जगह',
    folder: 'फ़ोल्डर',
    alsoIn: 'यहाँ भी है',
    similar: 'मिलती-जुलती फ़ोटो',
    offline: 'यह फ़ोल्डर इस समय उपलब्ध नहीं है।',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} मेगापिक्सेल`,
    compass: { north: 'उत्तर', south: 'दक्षिण', east: 'पूर्व', west: 'पश्चिम' },
  },

  viewing: {
    strip: 'इसके आस-पास की फ़ोटो',
    stripButton: 'इसके आस-पास की फ़ोटो, नीचे',
    slideshowButton: 'स्लाइड शो (S)',
    slideshow: 'स्लाइड शो। स्पेस से रुकता है, तीर आगे-पीछे ले जाते हैं, कोई और कुंजी इसे ख़त्म करती है',
    slideshowPhoto: 'स्लाइड शो की फ़ोटो',
    previous: 'पिछली फ़ोटो',
    next: 'अगली फ़ोटो',
    pause: 'रोकें',
    play: 'जारी रखें',
    interval: 'हर फ़ोटो का समय',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'किसी भी क्रम में',
    endSlideshow: 'स्लाइड शो ख़त्म करें',
    timeline: 'फ़ोटो कब खींची गईं',
    recent: 'हाल की खोजें',
    remember: 'खोजें याद रखें',
    recentNote: 'खोज बॉक्स ख़ाली होने पर दिखाई जाती हैं। लाइब्रेरी में, केवल इसी कंप्यूटर पर रखी जाती हैं।',
    forgetOne: (query) => `“${query}” भूल जाएँ`,
    forgetAll: 'सब भूल जाएँ',
    rememberNone: 'खोजें याद न रखें',
    scale: (n) => `${count(n)}%`,
  },

  library: {
    title: 'लाइब्रेरी',
    open: 'लाइब्रेरी (Ctrl ,)',
    pick: 'फ़ोटो वाले फ़ोल्डर चुनें',
    added: (n) => (n === 1 ? 'फ़ोल्डर जोड़ा गया' : `${count(n)} फ़ोल्डर जोड़े गए`),

    photos: 'फ़ोटो',
    searchable: 'खोजने योग्य',
    searchableAll: 'सभी',
    searchablePart: (n) => `${photos(n)} देखना बाक़ी`,
    files: 'फ़ाइलें',
    filesIn: (folders) =>
      plural(folders, { one: `${count(folders)} फ़ोल्डर में`, other: `${count(folders)} फ़ोल्डरों में` }),
    stored: 'डिस्क पर',
    storedNote: 'Afterimage का सहेजा डेटा',
    size: bytes,
    model: 'मॉडल',
    changeModel: 'मॉडल…',
    processor: 'प्रोसेसर',
    on: (title, device) => `${title}, ${device} पर`,

    activity: {
      label: 'अभी क्या हो रहा है',
      idle: 'सब अप-टू-डेट है',
      idleNote: 'आपके फ़ोल्डरों में जो जुड़ता, हटता या बदलता है, वह अपने-आप शामिल हो जाता है।',
      offline: 'जो फ़ोल्डर उपलब्ध हैं, वे अप-टू-डेट हैं',
      empty: 'अभी करने को कुछ नहीं है',
      emptyNote: 'शुरू करने के लिए फ़ोटो वाला फ़ोल्डर जोड़ें।',
      scanningNote: 'देखा जा रहा है कि क्या नया है, क्या बदला है और क्या हट गया है।',
      pausedNote: 'जब तक आप जारी न रखें, कुछ नहीं पढ़ा जाएगा। जो पढ़ा जा चुका है, उसमें खोजा जा सकता है।',
    },

    folders: {
      heading: 'फ़ोल्डर',
      add: 'फ़ोल्डर जोड़ें…',
      drop: 'फ़ोल्डर खींचकर विंडो पर भी छोड़े जा सकते हैं।',
      none: 'अभी कोई फ़ोल्डर नहीं है।',
      rescan: 'सभी फिर से स्कैन करें',
      files,
      failed: (n) => `${count(n)} खोजने योग्य नहीं`,
      watched: 'बदलावों पर लगातार नज़र',
      polled: 'समय-समय पर स्कैन',
      offline: 'उपलब्ध नहीं',
      unwatched: 'अभी नज़र नहीं रखी जा रही',
      stay: (n) => `इसकी ${photos(n)} में खोजना जारी रखा जा सकता है।`,
      looked: (when) => `पिछला स्कैन: ${when}`,
      looking: 'स्कैन किया जा रहा है',
      look: (name) => `${name} को फिर से स्कैन करें`,
      lookFor: (name) => `देखें कि ${name} उपलब्ध है या नहीं`,
      reveal: (name) => `${name} को फ़ाइल मैनेजर में दिखाएँ`,
      remove: (name) => `${name} को हटाएँ`,
      removeYes: 'हटाएँ',
      removeQuestion: (name, n) =>
        n === 0
          ? `${name} को लाइब्रेरी से हटाएँ? डिस्क पर कुछ नहीं बदलेगा। आप इसे कभी भी फिर से जोड़ सकते हैं।`
          : plural(n, {
              one: `${name} को लाइब्रेरी से हटाएँ? डिस्क पर कुछ नहीं बदलेगा। इसकी ${count(n)} फ़ाइल यहाँ नहीं मिलेगी; आप इसे कभी भी फिर से जोड़ सकते हैं और कुछ भी दोबारा देखना नहीं पड़ेगा।`,
              other: `${name} को लाइब्रेरी से हटाएँ? डिस्क पर कुछ नहीं बदलेगा। इसकी ${count(n)} फ़ाइलें यहाँ नहीं मिलेंगी; आप इसे कभी भी फिर से जोड़ सकते हैं और कुछ भी दोबारा देखना नहीं पड़ेगा।`,
            }),
      stillAway: (name) => `${name} अब भी उपलब्ध नहीं है`,
      away: {
        missing: 'इस समय ऐसा कोई फ़ोल्डर नहीं है।',
        emptied: 'फ़ोल्डर ख़ाली है, मानो इसकी ड्राइव जुड़ी न हो।',
        other_disk: 'इस फ़ोल्डर की जगह कोई दूसरी डिस्क है।',
      },
      unannounced: {
        share: (name) => `यह किसी दूसरे कंप्यूटर (${name}) पर है, जो बदलावों की सूचना नहीं देता।`,
        too_many_folders:
          'सिस्टम एक प्रोग्राम को जितने फ़ोल्डरों पर नज़र रखने देता है, फ़ोल्डर उससे ज़्यादा हैं (fs.inotify.max_user_watches)।',
        too_many_programs: 'सिस्टम और प्रोग्रामों को फ़ोल्डरों पर नज़र रखने नहीं देता (fs.inotify.max_user_instances)।',
        other: (detail) => `सिस्टम इस पर नज़र नहीं रख सकता: ${detail}`,
      },
    },

    failures: {
      heading: 'खोजने योग्य नहीं',
      none: 'आपके फ़ोल्डरों की हर फ़ाइल खोजी जा सकती है।',
      lead: 'ये फ़ाइलें आपके फ़ोल्डरों में हैं, लेकिन खोजी नहीं जा सकतीं। इन्हें जैसा है वैसा ही रहने दिया जाता है।',
      find: 'इनमें खोजें',
      findLabel: 'जो फ़ाइलें खोजने योग्य नहीं हैं, उनमें खोजें',
      found: (n) =>
        n === 0
          ? 'किसी के नाम या फ़ोल्डर में यह नहीं है'
          : plural(n, { one: `${count(n)} फ़ाइल मिली`, other: `${count(n)} फ़ाइलें मिलीं` }),
      retry: 'फिर से कोशिश करें',
      retryAll: 'सभी पर फिर से कोशिश करें',
      retryFound: 'इन पर फिर से कोशिश करें',
      retryFile: (name) => `${name} पर फिर से कोशिश करें`,
      reveal: (name) => `${name} को फ़ाइल मैनेजर में दिखाएँ`,
      waiting: (n) => `${count(n)} पर फिर से कोशिश बाक़ी`,
      waitingFile: 'फिर से कोशिश की प्रतीक्षा',
      retrying: (n) =>
        n === 1 ? 'फ़ाइल पर फिर से कोशिश की जा रही है' : `${count(n)} फ़ाइलों पर फिर से कोशिश की जा रही है`,
      files,
      list: (title) => `फ़ाइलें: ${title}`,
      fetching: 'एक पल रुकें',
      kinds: {
        video: [
          'वीडियो',
          'वीडियो पढ़ने के लिए ffmpeg प्रोग्राम चाहिए, जो नहीं मिला। इंस्टॉल होते ही वीडियो अपने-आप पढ़े जाएँगे।',
        ],
        no_permission: [
          'अनुमति नहीं है',
          'सिस्टम आपको ये फ़ाइलें पढ़ने नहीं देता। पढ़ने की अनुमतियाँ बदलें, फिर दोबारा कोशिश करें।',
        ],
        unreadable: ['खोली नहीं जा सकीं', 'डिस्क या नेटवर्क से ये फ़ाइलें नहीं मिलीं। कनेक्शन ठीक होने पर फिर से कोशिश करें।'],
        empty: ['ख़ाली फ़ाइलें', 'इनमें कुछ नहीं है; हो सकता है कि कॉपी बीच में रुक गई हो।'],
        no_picture: ['चित्र नहीं हैं', 'इनके नाम चित्रों जैसे हैं, लेकिन इनमें कुछ और है।'],
        unsupported: ['फ़ॉर्मैट जो अभी पढ़े नहीं जा सकते', 'Afterimage का यह संस्करण इन्हें पढ़ना नहीं जानता।'],
        no_preview: [
          'बिना पूर्वावलोकन की RAW',
          'कैमरे ने इनमें दिखाने लायक कोई चित्र नहीं रखा, और सेंसर के कच्चे डेटा से चित्र नहीं बनाया जाता।',
        ],
        too_large: ['बहुत बड़ी', 'इनके लिए उतनी मेमोरी चाहिए जितनी किसी फ़ोटो के लिए नहीं होनी चाहिए।'],
        too_slow: ['बहुत समय लगा', 'इन्हें पढ़ना छोड़ दिया गया। जब कंप्यूटर पर काम कम हो, तब फिर से कोशिश करें।'],
        damaged: [
          'ख़राब',
          'ये बीच में ही समाप्त हो जाती हैं या इनकी सामग्री आपस में मेल नहीं खाती। हो सकता है कि इनकी कोई दूसरी कॉपी ठीक हो।',
        ],
        other: ['अन्य कारण', 'कुछ गड़बड़ हुई जिसमें फ़ाइलों का दोष नहीं है।'],
      },
    },

    manners: {
      heading: 'बैकग्राउंड में',
      lead: 'जब आप दूसरे काम करते हैं, तब फ़ोटो कैसे पढ़ी जाएँ। आप जो चुनते हैं, वह अभी से लागू होता है।',
      pace: 'गति',
      paces: {
        quiet: ['शांत', 'कंप्यूटर का एक हिस्सा लेता है, और वह भी जो किसी और को नहीं चाहिए।'],
        balanced: ['संतुलित', 'कंप्यूटर का लगभग आधा हिस्सा लेता है।'],
        fast: ['तेज़', 'जल्द से जल्द पूरा करने के लिए पूरा कंप्यूटर लेता है।'],
      },
      mains: {
        label: 'केवल बिजली से जुड़े होने पर',
        note: 'जब तक कंप्यूटर बैटरी पर चलता है, तब तक प्रतीक्षा करता है।',
      },
      idle: {
        label: 'केवल जब आप कंप्यूटर पर न हों',
        note: 'कीबोर्ड या माउस के उपयोग के दौरान और उसके कुछ मिनट बाद तक प्रतीक्षा करता है।',
      },
      hidden: {
        label: 'छिपी फ़ाइलें छोड़ दें',
        note: 'वे फ़ाइलें और फ़ोल्डर जिनके नाम बिंदु से शुरू होते हैं या जिन्हें सिस्टम छिपाता है।',
      },
      least: 'इससे छोटी फ़ाइलें छोड़ दें',
      leastUnit: 'kB',
      leastNote: `आइकन और वेब पेजों के चित्र छोटे होते हैं, फ़ोटो शायद ही कभी। ${count(0)} रखने पर कोई फ़ाइल नहीं छोड़ी जाती।`,
      ignore: 'नाम के अनुसार छोड़ दें',
      ignoreNote:
        '.gitignore की तरह: *.gif, screenshots, /raw/। जो छोड़ा गया है वह दिखाई नहीं देता और पैटर्न हटाने पर लौट आता है।',
      ignoreAdd: 'जोड़ें',
      ignoreLabel: 'छोड़ने के लिए नाम या पैटर्न',
      ignoreExample: '*.gif',
      unignore: (pattern) => `${pattern} को अब न छोड़ें`,
    },

    health: {
      heading: 'स्थिति',
      lead: 'जाँच में Afterimage का सारा सहेजा डेटा पढ़ा जाता है और देखा जाता है कि वह आपस में मेल खाता है या नहीं। फ़ोटो को छुआ नहीं जाता।',
      check: 'लाइब्रेरी जाँचें',
      checking: {
        catalog: 'कैटलॉग पढ़ा जा रहा है',
        index: 'खोज इंडेक्स का मिलान हो रहा है',
        thumbnails: 'थंबनेल पढ़े जा रहे हैं',
      },
      part: (done, total) => `${photos(total)} में से ${count(done)}`,
      busy: 'यह तब किया जा सकता है जब कुछ पढ़ा न जा रहा हो।',
      sound: 'सब कुछ मेल खाता है।',
      checked: (n, when) => `${photos(n)} की जाँच: ${when}`,
      waiting: (n) => `${photos(n)} देखना बाक़ी`,
      withoutThumbnail: (n) =>
        plural(n, {
          one: `${count(n)} थंबनेल ज़रूरत पड़ने पर बनेगा`,
          other: `${count(n)} थंबनेल ज़रूरत पड़ने पर बनेंगे`,
        }),
      unsound: (n) => plural(n, { one: `${count(n)} चीज़ मेल नहीं खाती`, other: `${count(n)} चीज़ें मेल नहीं खातीं` }),
      repair:
        'Afterimage बंद करें और इसे टर्मिनल में चलाएँ। इससे जो बच सकता है वह बचा लिया जाता है और पहले की स्थिति की एक कॉपी रखी जाती है:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: (detail) => `कैटलॉग की फ़ाइल ख़राब है: ${detail}`,
      danglingRows: (n) =>
        plural(n, {
          one: `कैटलॉग की ${count(n)} प्रविष्टि किसी से जुड़ी नहीं है।`,
          other: `कैटलॉग की ${count(n)} प्रविष्टियाँ किसी से जुड़ी नहीं हैं।`,
        }),
      damagedEmbeddings: (n) => `मॉडल ने ${photos(n)} में जो देखा, वह डेटा ख़राब है। मरम्मत करने पर मॉडल फिर से देखेगा।`,
      incompleteVideos: (n) =>
        plural(n, {
          one: `${count(n)} वीडियो के कुछ फ़्रेम नहीं हैं। मरम्मत करने पर वह फिर से पढ़ा जाएगा।`,
          other: `${count(n)} वीडियो के कुछ फ़्रेम नहीं हैं। मरम्मत करने पर वे फिर से पढ़े जाएँगे।`,
        }),
      indexDiffers: (missing, extra, different) =>
        `खोज इंडेक्स कैटलॉग से मेल नहीं खाता: ${photos(missing)} कम, ${count(extra)} ज़्यादा और ${count(different)} अलग।`,
      thumbnailsDamaged: (detail) => `थंबनेल की फ़ाइल ख़राब है: ${detail}`,
      unused: 'बचा हुआ डेटा',
      unusedNone: 'ऐसा कुछ सहेजा नहीं गया है जिसकी किसी फ़ोटो को ज़रूरत न हो।',
      unusedNote: (n, size) =>
        n === 0
          ? `${bytes(size)} के थंबनेल किसी फ़ोटो के नहीं हैं।`
          : plural(n, {
              one: `${count(n)} फ़ोटो, जिसकी कोई फ़ाइल नहीं बची, याद रखी गई है ताकि उसके लौटने पर काम आए: ${bytes(size)}।`,
              other: `${count(n)} फ़ोटो, जिनकी कोई फ़ाइल नहीं बची, याद रखी गई हैं ताकि उनके लौटने पर काम आएँ: ${bytes(size)}।`,
            }),
      free: 'जगह ख़ाली करें…',
      freeYes: (size) => `${bytes(size)} ख़ाली करें`,
      freeQuestion: (n) =>
        n === 0
          ? 'ये थंबनेल मिटाएँ?'
          : plural(n, {
              one: 'यह फ़ोटो भुला दें? लौटने पर मॉडल इसे फिर से देखेगा। आपके फ़ोल्डरों में कुछ भी छुआ नहीं जाएगा।',
              other: `ये ${count(n)} फ़ोटो भुला दें? लौटने पर मॉडल इन्हें फिर से देखेगा। आपके फ़ोल्डरों में कुछ भी छुआ नहीं जाएगा।`,
            }),
      freeing: 'जगह ख़ाली की जा रही है',
      freed: (size) => `${bytes(size)} ख़ाली किया गया`,
    },

    about: {
      heading: 'परिचय',
      appearance: 'रूप-रंग',
      theme: { system: 'अपने-आप', light: 'हल्का', dark: 'गहरा' },
      language: 'भाषा',
      systemLanguage: (name) => `अपने-आप (${name})`,
      keptIn: 'सहेजने की जगह',
      places: 'जगहों के नाम',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'मॉडल',
    answers: (title) => `${title} से खोजा जा रहा है`,
    inEightBits: (title) => `${title} (${count(8)} बिट)`,
    on: (device) => `${device} पर`,
    ready: (embedded, all) =>
      embedded >= all
        ? `${photos(all)} खोज के लिए तैयार`
        : `${photos(all)} में से ${count(embedded)} खोज के लिए तैयार`,
    lead: 'मॉडल आपकी फ़ोटो देखता है और आपके शब्द समझता है। हर मॉडल केवल इसी कंप्यूटर पर चलता है, और आपके कहे बिना कोई डाउनलोड नहीं होता।',
    recallLead:
      'रीकॉल बताता है कि सही फ़ोटो शुरुआती परिणामों में कितनी बार होती है, प्रतिशत में, जैसा दूसरों ने प्रकाशित किया है। केवल एक ही डेटासेट के आँकड़ों की तुलना करें।',

    preparing: (title) => `${title} तैयार किया जा रहा है`,
    preparingNote: (title) => `जब तक यह हर फ़ोटो देख नहीं लेता, तब तक ${title} से खोजा जाता रहेगा।`,
    preparingSoon: 'आपके फ़ोल्डर स्कैन हो जाने पर यह शुरू होगा।',
    preparingPaused: 'रुका हुआ है। फ़ोटो पढ़ना जारी होने पर यह भी जारी होगा।',
    done: (done, total) => `${photos(total)} में से ${count(done)}`,
    stay: (title) => `${title} ही रखें`,
    problemLead: (title) => `आपका चुना मॉडल उपयोग नहीं किया जा सकता, इसलिए ${title} से खोजा जा रहा है।`,

    groups: { here: 'इस कंप्यूटर पर', recommended: 'सुझाए गए', others: 'और मॉडल' },
    recommended: 'सुझाया गया',
    standing: {
      inUse: 'उपयोग में',
      preparing: 'तैयार हो रहा है',
      fetching: 'डाउनलोड हो रहा है',
      installed: 'इस कंप्यूटर पर',
      partial: 'आंशिक रूप से डाउनलोड',
      damaged: 'ख़राब',
      available: 'इस कंप्यूटर पर नहीं',
    },
    damaged: (problem) => `इसकी एक फ़ाइल पहले जैसी नहीं है: ${problem}।`,

    facts: {
      size: 'आकार',
      memory: 'मेमोरी',
      languages: 'भाषाएँ',
      speed: 'यहाँ गति',
      embedding: 'एम्बेडिंग',
      picture: 'फ़ोटो देखने का रिज़ॉल्यूशन',
      licence: 'लाइसेंस',
    },
    unknown: 'ज्ञात नहीं',
    untried: 'अभी आज़माया नहीं गया',
    speed: (rate) => `${rate} फ़ोटो/से॰`,
    query: (ms) => `प्रति खोज ${unit(Math.max(1, Math.round(ms)), 'millisecond')}`,
    embedding: (numbers) =>
      plural(numbers, { one: `${count(numbers)} संख्या`, other: `${count(numbers)} संख्याएँ` }),
    disagrees: 'यह GPU प्रोसेसर से अलग एम्बेडिंग निकालता है। Afterimage को --device cpu के साथ शुरू करें।',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => plural(n, { one: `${count(n)} भाषा`, other: `${count(n)} भाषाएँ` }),
    languagesUnknown: 'सूची में नहीं',
    allLanguages: 'सभी भाषाएँ',
    noCommerce: 'व्यावसायिक उपयोग की अनुमति नहीं',
    commerceUnclear: 'व्यावसायिक उपयोग का उल्लेख नहीं',
    commerce: 'व्यावसायिक उपयोग की अनुमति',
    unverified: 'इसके चेकसम Afterimage का हिस्सा नहीं हैं: इसे प्रकाशक की साइट पर दिए गए चेकसम से जाँचा जाता है।',
    recall: 'प्रकाशित रीकॉल',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `स्रोत: ${source}`,

    use: 'उपयोग करें',
    useEightBit: `${count(8)} बिट में उपयोग करें`,
    eightBitNote: 'चौथाई मेमोरी लेता है और प्रोसेसर पर लगभग दोगुना तेज़ है; परिणाम लगभग वही रहते हैं।',
    about: (size) => `लगभग ${size}`,
    fetch: (size) => (size === null ? 'डाउनलोड करें' : `${size} डाउनलोड करें`),
    resume: (left) => (left === null ? 'डाउनलोड जारी रखें' : `बाक़ी ${bytes(left)} डाउनलोड करें`),
    from: (host) => `${host} से`,
    stop: 'रोकें',
    stopping: 'रोका जा रहा है',
    try: `${unit(10, 'second', 'long')} आज़माएँ`,
    trying: 'आज़माया जा रहा है',
    remove: 'मिटाएँ',
    discard: (arrived) => `डाउनलोड हो चुका ${bytes(arrived)} मिटाएँ`,
    removeQuestion: (title, size) =>
      `${title}${size === null ? '' : ` (${bytes(size)})`} को इस कंप्यूटर से मिटाएँ?`,
    removeAgain: 'इसे फिर से डाउनलोड किया जा सकता है।',
    removeAdded: 'जिस फ़ोल्डर से इसे जोड़ा गया था, वह जैसा है वैसा ही रहेगा।',
    free: (size) => `${bytes(size)} ख़ाली करें`,
    held: (n) => `जब यह मॉडल उपयोग में था, तब इसने ${photos(n)} में जो देखा, वह सहेजा हुआ है।`,
    heldOlder: (n) => `इस मॉडल के पुराने संस्करण ने ${photos(n)} में जो देखा, वह सहेजा हुआ है।`,
    freeQuestion: (size) =>
      `${bytes(size)} ख़ाली करें? इस मॉडल को दोबारा उपयोग करने के लिए इसे हर फ़ोटो फिर से देखनी होगी।`,
    orphans: 'जो मॉडल अब नहीं हैं, उनका डेटा',
    orphan: (model, n) => `${model} ने ${photos(n)} में जो देखा, वह अब भी सहेजा हुआ है।`,
    freeOrphanQuestion: (size) => `${bytes(size)} ख़ाली करें? यहाँ कोई इसका उपयोग नहीं कर सकता।`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} डाउनलोड हुआ` : `${bytes(total)} का ${percent(done, total)}`,
    connecting: 'कनेक्ट हो रहा है',
    checking: (file) => `${file} की जाँच हो रही है`,
    progressOf: (title) => `${title} की प्रगति`,
    takes: (seconds, n) => `${effort(n)} इस गति से समय: ${duration(seconds)}।`,
    takesUnknown: (n) => `${effort(n)} कितना समय लगेगा, यह जानने के लिए इसे आज़माएँ।`,
    takesNothing: 'यह हर फ़ोटो देख चुका है, इसलिए इससे तुरंत खोजा जा सकता है।',

    add: 'फ़ोल्डर से जोड़ें…',
    adding: 'कॉपी हो रहा है',
    addNote: 'क्या आपके पास डिस्क पर कोई मॉडल पहले से है? वह वहीं से कॉपी होगा; कुछ डाउनलोड नहीं होगा।',
    pick: 'मॉडल का फ़ोल्डर चुनें',
    added: (title) => `${title} अब इस कंप्यूटर पर है`,
    again: 'फिर से कोशिश करें',
  },

  drop: {
    title: 'यहाँ छोड़ें',
    text: 'फ़ोल्डर आपकी लाइब्रेरी में जुड़ जाते हैं। चित्र से उस जैसी फ़ोटो खोजी जाती हैं।',
    nothing: 'इन फ़ाइलों में कोई फ़ोल्डर या चित्र नहीं है।',
  },

  paste: {
    nothing: 'क्लिपबोर्ड पर कोई चित्र नहीं है।',
  },

  shortcuts: {
    title: 'कीबोर्ड',
    open: 'कीबोर्ड शॉर्टकट (?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc', Shift: 'Shift' },
    headings: { anywhere: 'कहीं भी', photos: 'फ़ोटो', photo: 'एक फ़ोटो' },
    does: {
      search: 'खोजें',
      paste: 'क्लिपबोर्ड के चित्र से खोजें',
      escape: 'बंद करें, वापस जाएँ या खोज साफ़ करें',
      library: 'लाइब्रेरी: फ़ोल्डर, जो पढ़ा नहीं जा सका, सेटिंग',
      models: 'मॉडल',
      shortcuts: 'यह सूची',
      move: 'एक फ़ोटो से दूसरी पर जाएँ',
      view: 'फ़ोटो देखें',
      similar: 'ऐसी और फ़ोटो',
      copy: 'फ़ोटो कॉपी करें',
      size: 'बड़ी या छोटी करें',
      step: 'पिछली, अगली',
      zoom: 'हर पिक्सेल या पूरी फ़ोटो',
      closer: 'पास, दूर',
      ends: 'पूरी फ़ोटो, हर पिक्सेल',
      look: 'पास से इधर-उधर देखें',
      slideshow: 'स्लाइड शो',
      info: 'फ़ोटो की जानकारी दिखाएँ या छिपाएँ',
      open: 'अपने व्यूअर में खोलें',
      reveal: 'फ़ाइल को उसके फ़ोल्डर में दिखाएँ',
    },
  },
};
