/** 日本語。数字や欧文と和文の間は、`Intl` の書き方に合わせて空ける。 */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, unit, roughly, ago, date } = formats('ja');

const photos = (n: number): string => `${count(n)} 枚の写真`;
const files = (n: number): string => `${count(n)} 個のファイル`;
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? '1 分未満' : `約 ${amount}`;
};

export const ja: Strings = {
  app: 'Afterimage',
  close: '閉じる',
  keep: '残す',

  opening: 'ライブラリを開いています',

  times: {
    duration,
    ago: (then, now) => (now - then < 30_000 ? 'たった今' : (ago(then, now) ?? date(then, 'moment'))),
  },

  errors: {
    offline: 'この写真があるディスクまたはフォルダーに現在アクセスできません。',
    not_found: 'この写真はもうライブラリにありません。',
    picture: 'この画像を読み込めませんでした。',
    folder: '読み込めるフォルダーではありません。',
    busy: '現在、写真を読み込んでいます。完了してからもう一度お試しください。',
    in_use: 'このライブラリは別の Afterimage で開かれています。先にそちらを閉じてください。',
    read_only: 'ライブラリは読み取り専用です。検索はできますが、新しい写真の読み込みや変更は行われません。',
    newer: 'このライブラリは新しいバージョンの Afterimage で作成されています。アップデートしてください。',
    model_in_use: 'このモデルは使用中です。先に別のモデルを選択してください。',
  },
  errorsWithDetail: {
    pattern: (detail) => `ファイルのパターンとして正しくありません：${detail}`,
    system: (detail) => `システムで実行できませんでした：${detail}`,
    model: (detail) => `このモデルでは実行できませんでした：${detail}`,
    library: (detail) => `ライブラリで実行できませんでした：${detail}`,
  },

  firstRun: {
    title: '言葉で説明すれば、写真が見つかります',
    lead: '覚えていることを、ふだんお使いの言語で入力してください。Afterimage は写真そのものを見るので、名前やタグを付ける必要はありません。',
    choose: 'フォルダーを選択…',
    drop: 'またはここにドロップ',
    promise:
      '写真は元の場所に置かれたままで、変更されることはありません。このコンピューターから外に送られるものもありません。',
    model: (title) => `写真を見るモデルは ${title} です。`,
    otherModel: '別のモデルを選択…',
    examplesLabel: '例',
    example: '満開の桜と川',
  },

  search: {
    label: '写真を検索',
    placeholder: '写真を言葉で説明（どの言語でも）',
    clear: '検索をクリア',
    similar: 'この写真に似た写真',
    picture: 'この画像に似た写真',
    pasted: '貼り付けた画像に似た写真',
  },

  results: {
    label: '写真',
    photo: (rank, of) => `写真 ${count(rank + 1)} / ${count(of)}`,
    all: photos,
    best: (searched) => `${photos(searched)}のうち最もよく一致するもの`,
    bestSoFar: (searched) => `これまでに読み込んだ ${photos(searched)}のうち最もよく一致するもの`,
    matches: (n) => `${count(n)} 枚が一致`,
    onlyPossible: '確実に一致する写真はありません。該当しそうな写真を表示しています',
    noMatch: '該当する写真はありません。最も近い写真を表示しています',
    searched: (searched) => ` · ${photos(searched)}を検索`,
    searchedSoFar: (searched) => ` · これまでに ${photos(searched)}を検索`,
    possible: '可能性が低いもの',
    nearest: '該当する写真はここまでです。以下は最も近い写真です',
    alike: (searched) => `${photos(searched)}のうち最も似ているもの`,
    took: (ms) => `検索時間：${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: '選択したものとは別のモデルで検索しています',
    back: '戻る',
    similar: '似た写真',
    smaller: '写真を小さく表示',
    larger: '写真を大きく表示',
    unreadable: 'この写真は表示できません',
    video: (length) => `ビデオ、${length}`,
    videoAt: (time, length) => `ビデオ、${length}、位置 ${time}`,
    offline: '現在アクセスできないディスクまたはフォルダーにあります',
  },

  empty: {
    nothingTitle: '見つかりませんでした',
    nothing: (text) =>
      `「${text}」に一致する写真はありません。言葉を減らしたり、わかりやすい言葉に変えたりすると見つかることがあります。`,
    nothingAlike: 'この写真に似た写真はほかにありません。',
    stillReading: '写真をまだ読み込んでいるため、しばらくすると見つかるかもしれません。',
    showAll: 'すべての写真を表示',
    readingTitle: 'フォルダーを確認しています',
    reading: 'まもなく最初の写真が表示されます。',
    noPhotosTitle: '写真はまだありません',
    noPhotos: 'これらのフォルダーに画像はありません。別のフォルダーを追加するか、写真を入れてください。',
    add: 'フォルダーを追加…',
    problemTitle: '実行できませんでした',
    retry: 'もう一度試す',
  },

  progress: {
    open: '写真を読み込み中',
    scanning: 'フォルダーを確認中',
    indexing: '写真を読み込み中',
    switching: (title) => (title === null ? '別のモデルを準備中' : `${title} を準備中`),
    switchingNote: (title) => `完了するまで ${title} で検索します。`,
    paused: '一時停止中',
    waiting: { mains: '電源への接続を待機中', idle: 'コンピューターの操作が終わるのを待機中' },
    short: (done, total) => `${count(done)} / ${count(total)}`,
    rate: (perSecond) => `毎秒 ${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} 枚`,
    left: (seconds) => `残り ${duration(seconds)}`,
    failed: (n) => `${files(n)}を読み込めませんでした`,
    note: 'この間も検索できます。',
    pause: '一時停止',
    resume: '再開',
  },

  detail: {
    label: '写真',
    back: '写真一覧に戻る（Esc）',
    previous: '前の写真（←）',
    next: '次の写真（→）',
    info: 'この写真について（I）',
    place: (rank, of) => `${count(rank + 1)} / ${count(of)}`,
    more: '似た写真',
    open: '開く',
    reveal: 'ファイルを表示',
    copy: 'コピー',
    copied: '写真をコピーしました',
    taken: '撮影日時',
    length: '長さ',
    shownAt: (time) => `表示位置：${time}`,
    changed: '写真に日付がありません。これはファイルの最終更新日です。',
    named: 'ファイル名による',
    camera: 'カメラ',
    description: '説明',
    keywords: 'キーワード',
    rating: '評価',
    stars: (n) => (n < 0 ? '不採用' : '★'.repeat(n)),
    picture: '画像',
    position: '撮影地',
    folder: 'フォルダー',
    alsoIn: 'ほかの場所',
    similar: '似た写真',
    offline: 'このフォルダーに現在アクセスできません。',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} MP`,
    compass: { north: 'N', south: 'S', east: 'E', west: 'W' },
  },

  viewing: {
    strip: '前後の写真',
    stripButton: '前後の写真を下に表示',
    slideshowButton: 'スライドショー（S）',
    slideshow: 'スライドショー。スペースキーで一時停止、矢印キーで切り替え、そのほかのキーで終了',
    slideshowPhoto: 'スライドショーの写真',
    previous: '前の写真',
    next: '次の写真',
    pause: '一時停止',
    play: '再開',
    interval: '1枚あたりの時間',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: '順不同',
    endSlideshow: 'スライドショーを終了',
    timeline: '撮影された時期',
    recent: '最近の検索',
    remember: '検索を記憶する',
    recentNote: '検索欄が空のときに表示されます。このコンピューターのライブラリにだけ保存されます。',
    forgetOne: (query) => `「${query}」を消去`,
    forgetAll: 'すべて消去',
    rememberNone: '検索を記憶しない',
    scale: (n) => `${count(n)}%`,
  },

  library: {
    title: 'ライブラリ',
    open: 'ライブラリ（Ctrl ,）',
    pick: '写真のあるフォルダーを選択',
    added: (n) => (n === 1 ? 'フォルダーを追加しました' : `${count(n)} 個のフォルダーを追加しました`),

    photos: '写真',
    searchable: '検索可能',
    searchableAll: 'すべて',
    searchablePart: (n) => `${photos(n)}が未解析`,
    files: 'ファイル',
    filesIn: (folders) => `${count(folders)} 個のフォルダー内`,
    stored: 'ディスク使用量',
    storedNote: 'Afterimage の保存データ',
    size: bytes,
    model: 'モデル',
    changeModel: 'モデル…',
    processor: 'プロセッサ',
    on: (title, device) => `${title}（${device}）`,

    activity: {
      label: '現在の状況',
      idle: '最新の状態です',
      idleNote: 'フォルダー内の追加、削除、変更は自動的に反映されます。',
      offline: 'アクセスできるフォルダーは最新の状態です',
      empty: 'まだ何もありません',
      emptyNote: '写真のあるフォルダーを追加して始めてください。',
      scanningNote: '追加、変更、削除されたものを調べています。',
      pausedNote: '再開するまで読み込みは行われません。読み込み済みの写真は検索できます。',
    },

    folders: {
      heading: 'フォルダー',
      add: 'フォルダーを追加…',
      drop: 'フォルダーをウィンドウにドロップして追加することもできます。',
      none: 'フォルダーはまだありません。',
      rescan: 'すべて再確認',
      files,
      failed: (n) => `${count(n)} 個は検索不可`,
      watched: '変更を常に監視',
      polled: '定期的に確認',
      offline: 'アクセス不可',
      unwatched: '現在は監視していません',
      stay: (n) => `フォルダー内の ${photos(n)}は引き続き検索できます。`,
      looked: (when) => `最終確認：${when}`,
      looking: '確認中',
      look: (name) => `「${name}」を再確認`,
      lookFor: (name) => `「${name}」にアクセスできるか確認`,
      reveal: (name) => `「${name}」をファイルマネージャーで表示`,
      remove: (name) => `「${name}」を取り除く`,
      removeYes: '取り除く',
      removeQuestion: (name, n) =>
        n === 0
          ? `「${name}」をライブラリから取り除きますか？ディスク上のものは変わりません。いつでももう一度追加できます。`
          : `「${name}」をライブラリから取り除きますか？ディスク上のものは変わりません。フォルダー内の ${files(n)}はここでは見つからなくなります。いつでももう一度追加でき、解析をやり直す必要はありません。`,
      stillAway: (name) => `「${name}」にはまだアクセスできません`,
      away: {
        missing: '現在、このフォルダーは存在しません。',
        emptied: 'フォルダーが空です。ドライブが接続されていない可能性があります。',
        other_disk: 'このフォルダーの場所に別のディスクがあります。',
      },
      unannounced: {
        share: (name) => `別のコンピューター（${name}）にあり、変更が通知されません。`,
        too_many_folders:
          'フォルダーの数が、システムで 1 つのプログラムが監視できる上限を超えています（fs.inotify.max_user_watches）。',
        too_many_programs:
          'フォルダーを監視できるプログラムの数が、システムの上限に達しています（fs.inotify.max_user_instances）。',
        other: (detail) => `システムで監視できません：${detail}`,
      },
    },

    failures: {
      heading: '検索できないファイル',
      none: 'フォルダー内のすべてのファイルを検索できます。',
      lead: 'これらのファイルはフォルダー内にありますが、検索できません。ファイルには手を加えません。',
      find: 'この中から探す',
      findLabel: '検索できないファイルの中から探す',
      found: (n) =>
        n === 0 ? '名前またはフォルダーに一致するファイルはありません' : `${files(n)}が見つかりました`,
      retry: '再試行',
      retryAll: 'すべて再試行',
      retryFound: 'これらを再試行',
      retryFile: (name) => `「${name}」を再試行`,
      reveal: (name) => `「${name}」をファイルマネージャーで表示`,
      waiting: (n) => `${count(n)} 個が再試行待ち`,
      waitingFile: '再試行待ち',
      retrying: (n) => (n === 1 ? 'ファイルを再試行します' : `${files(n)}を再試行します`),
      files,
      list: (title) => `ファイル：${title}`,
      fetching: 'お待ちください',
      kinds: {
        video: [
          'ビデオ',
          'ビデオの読み込みに必要なプログラム ffmpeg が見つかりませんでした。インストールすると自動的に読み込まれます。',
        ],
        no_permission: [
          'アクセス権なし',
          'これらを読み込む権限がありません。アクセス権を変更してから再試行してください。',
        ],
        unreadable: [
          '開けないファイル',
          'ディスクまたはネットワークから読み取れませんでした。接続を確認してから再試行してください。',
        ],
        empty: ['空のファイル', '中身がありません。コピーが途中で中断された可能性があります。'],
        no_picture: ['画像ではないファイル', '名前は画像のようですが、中身は別のものです。'],
        unsupported: ['まだ読み込めない形式', 'このバージョンの Afterimage では読み込めません。'],
        no_preview: [
          'プレビューのない RAW',
          'カメラによる表示用の画像が含まれていません。RAW のセンサーデータは現像されません。',
        ],
        too_large: ['大きすぎるファイル', '写真としては多すぎるメモリが必要です。'],
        too_slow: [
          '時間がかかりすぎたファイル',
          '読み込みを中止しました。コンピューターの負荷が軽いときに再試行してください。',
        ],
        damaged: [
          '破損したファイル',
          '途中で終わっているか、内容に矛盾があります。別のコピーなら無事かもしれません。',
        ],
        other: ['その他の理由', 'ファイル以外の原因で問題が発生しました。'],
      },
    },

    manners: {
      heading: 'バックグラウンド',
      lead: 'ほかの作業中に写真をどのように読み込むかを設定します。変更はすぐに適用されます。',
      pace: '速度',
      paces: {
        quiet: ['控えめ', 'コンピューターの一部を、ほかで使われていないときだけ使います。'],
        balanced: ['標準', 'コンピューターの約半分を使います。'],
        fast: ['高速', 'できるだけ早く終わるよう、すべてを使います。'],
      },
      mains: { label: '電源接続時のみ', note: 'バッテリーで動作している間は待機します。' },
      idle: {
        label: '操作していないときのみ',
        note: 'キーボードやマウスの使用中と、その後数分間は待機します。',
      },
      hidden: {
        label: '隠しファイルを除外',
        note: '名前がドットで始まるか、システムで隠されているファイルとフォルダー。',
      },
      least: '次のサイズより小さいファイルを除外',
      leastUnit: 'kB',
      leastNote:
        'アイコンや Web ページの画像は小さく、写真が小さいことはほとんどありません。0 にすると除外しません。',
      ignore: '名前で除外',
      ignoreNote:
        '.gitignore と同じ書き方です：*.gif、screenshots、/raw/。除外したものは表示されなくなり、パターンを削除すると元に戻ります。',
      ignoreAdd: '追加',
      ignoreLabel: '除外する名前またはパターン',
      ignoreExample: '*.gif',
      unignore: (pattern) => `「${pattern}」の除外をやめる`,
    },

    health: {
      heading: '状態',
      lead: 'Afterimage の保存データをすべて読み取り、整合性を検査します。写真には手を加えません。',
      check: 'ライブラリを検査',
      checking: {
        catalog: 'カタログを読み取り中',
        index: '検索インデックスを照合中',
        thumbnails: 'サムネイルを読み取り中',
      },
      part: (done, total) => `${photos(total)}のうち ${count(done)} 枚`,
      busy: '読み込みが行われていないときに実行できます。',
      sound: '問題はありません。',
      checked: (n, when) => `${photos(n)}を検査済み（${when}）`,
      waiting: (n) => `${photos(n)}が解析待ち`,
      withoutThumbnail: (n) => `${count(n)} 枚のサムネイルは必要なときに作成`,
      unsound: (n) => `${count(n)} 件の問題があります`,
      repair:
        'Afterimage を閉じて、ターミナルで次のコマンドを実行してください。可能な限りデータを救い、元の状態のコピーを残します：',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: (detail) => `カタログのファイルが破損しています：${detail}`,
      danglingRows: (n) => `カタログの ${count(n)} 件の項目がどこにも属していません。`,
      damagedEmbeddings: (n) => `${photos(n)}の解析結果が破損しています。修復すると再解析されます。`,
      incompleteVideos: (n) =>
        `${count(n)} 本のビデオで一部のフレームが欠けています。修復すると再度読み込まれます。`,
      indexDiffers: (missing, extra, different) =>
        `検索インデックスでは、${photos(missing)}が不足し、${count(extra)} 枚が余分で、${count(different)} 枚の内容が異なります。`,
      thumbnailsDamaged: (detail) => `サムネイルのファイルが破損しています：${detail}`,
      unused: '不要なデータ',
      unusedNone: '不要なデータはありません。',
      unusedNote: (n, size) =>
        n === 0
          ? `どの写真のものでもないサムネイルが ${bytes(size)} あります。`
          : `ファイルがなくなった ${photos(n)}のデータを、戻ってきたときのために残しています：${bytes(size)}。`,
      free: '解放…',
      freeYes: (size) => `${bytes(size)} を解放`,
      freeQuestion: (n) =>
        n === 0
          ? 'これらのサムネイルを削除しますか？'
          : `${n === 1 ? 'この写真' : `これら ${photos(n)}`}のデータを破棄しますか？写真が戻ってきた場合は、モデルが再解析します。フォルダー内のものには手を加えません。`,
      freeing: '解放中',
      freed: (size) => `${bytes(size)} を解放しました`,
    },

    about: {
      heading: '情報',
      appearance: '外観',
      theme: { system: '自動', light: 'ライト', dark: 'ダーク' },
      language: '言語',
      systemLanguage: (name) => `自動（${name}）`,
      keptIn: '保存場所',
      places: '地名',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'モデル',
    answers: (title) => `${title} で検索しています`,
    inEightBits: (title) => `${title}（8 ビット）`,
    on: (device) => `${device} で実行`,
    ready: (embedded, all) =>
      embedded >= all ? `${photos(all)}を検索可能` : `${photos(all)}のうち ${count(embedded)} 枚を検索可能`,
    lead: 'モデルは写真を見て、言葉を理解します。どのモデルもこのコンピューター内だけで動作し、指示なしにダウンロードされることはありません。',
    recallLead:
      '再現率は、目的の写真が検索結果の上位に含まれる割合（%）で、第三者が公表した値です。同じデータセットの値どうしで比べてください。',

    preparing: (title) => `${title} を準備中`,
    preparingNote: (title) => `すべての写真の解析が終わるまで、引き続き ${title} で検索します。`,
    preparingSoon: 'フォルダーの確認が終わると始まります。',
    preparingPaused: '一時停止中です。写真の読み込みを再開すると続行します。',
    done: (done, total) => `${photos(total)}のうち ${count(done)} 枚`,
    stay: (title) => `${title} を使い続ける`,
    problemLead: (title) => `選択したモデルを使用できないため、${title} で検索しています。`,

    groups: { here: 'このコンピューターにあるモデル', recommended: 'おすすめ', others: 'その他のモデル' },
    recommended: 'おすすめ',
    standing: {
      inUse: '使用中',
      preparing: '準備中',
      fetching: 'ダウンロード中',
      installed: 'ダウンロード済み',
      partial: '一部ダウンロード済み',
      damaged: '破損',
      available: '未ダウンロード',
    },
    damaged: (problem) => `ファイルが元の状態ではありません：${problem}。`,

    facts: {
      size: 'サイズ',
      memory: 'メモリ',
      languages: '言語',
      speed: 'このコンピューターでの速度',
      embedding: '埋め込み',
      picture: '写真の入力解像度',
      licence: 'ライセンス',
    },
    unknown: '不明',
    untried: '未測定',
    speed: (rate) => `${rate} 枚/秒`,
    query: (ms) => `検索 1 回あたり ${unit(Math.max(1, Math.round(ms)), 'millisecond')}`,
    embedding: (numbers) => `${count(numbers)} 次元`,
    disagrees:
      'この GPU の埋め込みの計算結果はプロセッサと異なります。--device cpu を付けて Afterimage を起動してください。',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => `${count(n)} 言語`,
    languagesUnknown: '記載なし',
    allLanguages: 'すべての言語',
    noCommerce: '商用利用不可',
    commerceUnclear: '商用利用の記載なし',
    commerce: '商用利用可',
    unverified:
      'このモデルのチェックサムは Afterimage に含まれていません。公開元のサイトに記載されたチェックサムで検証されます。',
    recall: '公表された再現率',
    recallOf: (set, metric) => `${set}、${metric}`,
    recallSource: (source) => `出典：${source}`,

    use: '使用',
    useEightBit: '8 ビットで使用',
    eightBitNote:
      '使用メモリが 4 分の 1 になり、プロセッサでの速度は約 2 倍になります。検索結果はほとんど変わりません。',
    about: (size) => `約 ${size}`,
    fetch: (size) => (size === null ? 'ダウンロード' : `ダウンロード（${size}）`),
    resume: (left) => (left === null ? 'ダウンロードを再開' : `残り ${bytes(left)} をダウンロード`),
    from: (host) => `${host} から`,
    stop: '停止',
    stopping: '停止中',
    try: '10 秒間試す',
    trying: '試しています',
    remove: '削除',
    discard: (arrived) => `ダウンロード済みの ${bytes(arrived)} を削除`,
    removeQuestion: (title, size) =>
      `${title}${size === null ? ' ' : `（${bytes(size)}）`}をこのコンピューターから削除しますか？`,
    removeAgain: 'あとでもう一度ダウンロードできます。',
    removeAdded: '追加元のフォルダーはそのまま残ります。',
    free: (size) => `${bytes(size)} を解放`,
    held: (n) => `使用していたときの ${photos(n)}の解析結果が保存されています。`,
    heldOlder: (n) => `このモデルの古いバージョンによる ${photos(n)}の解析結果が保存されています。`,
    freeQuestion: (size) =>
      `${bytes(size)} を解放しますか？このモデルをもう一度使うには、すべての写真の再解析が必要になります。`,
    orphans: 'なくなったモデルのデータ',
    orphan: (model, n) => `${model} による ${photos(n)}の解析結果が残っています。`,
    freeOrphanQuestion: (size) => `${bytes(size)} を解放しますか？このデータを使うモデルはありません。`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} をダウンロード済み` : `${bytes(total)} のうち ${percent(done, total)}`,
    connecting: '接続中',
    checking: (file) => `${file} を検証中`,
    progressOf: (title) => `${title} の進行状況`,
    takes: (seconds, n) =>
      `使用するには ${photos(n)}の解析が必要です。この速度での所要時間：${duration(seconds)}。`,
    takesUnknown: (n) => `使用するには ${photos(n)}の解析が必要です。試すと所要時間がわかります。`,
    takesNothing: 'すべての写真を解析済みのため、すぐに検索できます。',

    add: 'フォルダーから追加…',
    adding: 'コピー中',
    addNote: 'モデルがすでにディスクにある場合は、そこからコピーします。ダウンロードは行いません。',
    pick: 'モデルのフォルダーを選択',
    added: (title) => `${title} をこのコンピューターに追加しました`,
    again: 'もう一度試す',
  },

  drop: {
    title: 'ここにドロップ',
    text: 'フォルダーはライブラリに追加されます。画像をドロップすると、似た写真を検索します。',
    nothing: 'これらのファイルにはフォルダーも画像も含まれていません。',
  },

  paste: {
    nothing: 'クリップボードに画像がありません。',
  },

  shortcuts: {
    title: 'キーボード',
    open: 'キーボードショートカット（?）',
    keys: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc', Shift: 'Shift' },
    headings: { anywhere: '共通', photos: '写真一覧', photo: '写真の表示中' },
    does: {
      search: '検索',
      paste: 'クリップボードの画像で検索',
      escape: '閉じる、戻る、検索をクリア',
      library: 'ライブラリ：フォルダー、読み込めなかったファイル、設定',
      models: 'モデル',
      shortcuts: 'この一覧',
      move: '移動',
      view: '写真を表示',
      similar: '似た写真',
      copy: '写真をコピー',
      size: '拡大、縮小',
      step: '前へ、次へ',
      zoom: '原寸表示、全体表示',
      closer: '拡大、縮小',
      ends: '全体表示、原寸表示',
      look: '拡大したまま移動',
      slideshow: 'スライドショー',
      info: '写真の情報を表示または非表示',
      open: 'ビューアーで開く',
      reveal: 'ファイルをフォルダーで表示',
    },
  },
};
