/** 한국어. 이름 뒤에는 받침에 따라 달라지는 조사를 붙이지 않는다. */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, unit, roughly, ago, date } = formats('ko');

const photos = (n: number): string => `사진 ${count(n)}장`;
const files = (n: number): string => `파일 ${count(n)}개`;
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? '1분 미만' : `약 ${amount}`;
};

export const ko: Strings = {
  app: 'Afterimage',
  close: '닫기',
  keep: '유지',

  opening: '라이브러리를 여는 중',

  times: {
    duration,
    ago: (then, now) => (now - then < 30_000 ? '방금' : (ago(then, now) ?? date(then, 'moment'))),
  },

  errors: {
    offline: '이 사진이 있는 디스크나 폴더에 지금 연결할 수 없습니다.',
    not_found: '이 사진은 더 이상 라이브러리에 없습니다.',
    picture: '이 이미지를 읽을 수 없습니다.',
    folder: '읽을 수 있는 폴더가 아닙니다.',
    busy: '지금 사진을 읽고 있습니다. 완료된 후 다시 시도하십시오.',
    in_use: '이 라이브러리가 다른 Afterimage에서 열려 있습니다. 먼저 그 창을 닫으십시오.',
    read_only: '라이브러리가 읽기 전용입니다. 검색은 할 수 있지만 새 사진을 읽거나 변경하지 않습니다.',
    newer: '이 라이브러리는 더 새로운 버전의 Afterimage에서 만들어졌습니다. 업데이트하십시오.',
    model_in_use: '이 모델은 사용 중입니다. 먼저 다른 모델을 선택하십시오.',
  },
  errorsWithDetail: {
    pattern: (detail) => `올바른 파일 패턴이 아닙니다: ${detail}`,
    system: (detail) => `시스템에서 실행할 수 없습니다: ${detail}`,
    model: (detail) => `이 모델로는 할 수 없습니다: ${detail}`,
    library: (detail) => `라이브러리에서 실행할 수 없습니다: ${detail}`,
  },

  firstRun: {
    title: '설명만으로 어떤 사진이든 찾아보세요',
    lead: '기억나는 것을 평소 쓰는 언어로 적으면 됩니다. Afterimage가 사진을 직접 살펴보므로 이름이나 태그를 붙일 필요가 없습니다.',
    choose: '폴더 선택…',
    drop: '또는 여기에 끌어다 놓기',
    promise:
      '사진은 제자리에 그대로 있으며 절대 변경되지 않습니다. 어떤 것도 이 컴퓨터 밖으로 나가지 않습니다.',
    model: (title) => `사진을 살펴보는 모델: ${title}`,
    otherModel: '다른 모델 선택…',
    examplesLabel: '예',
    example: '눈 덮인 한옥',
  },

  search: {
    label: '사진 검색',
    placeholder: '어떤 언어로든 사진을 설명하세요',
    clear: '검색 지우기',
    similar: '이 사진과 비슷한 사진',
    picture: '이 이미지와 비슷한 사진',
    pasted: '붙여넣은 이미지와 비슷한 사진',
  },

  results: {
    label: '사진',
    photo: (rank, of) => `사진 ${count(of)}장 중 ${count(rank + 1)}번째`,
    all: photos,
    best: (searched) => `${photos(searched)} 중 가장 잘 맞는 결과`,
    bestSoFar: (searched) => `지금까지 읽은 ${photos(searched)} 중 가장 잘 맞는 결과`,
    matches: (n) => `${count(n)}장 일치`,
    onlyPossible: '확실히 일치하는 사진이 없습니다. 해당할 수 있는 사진입니다',
    noMatch: '해당하는 사진이 없습니다. 가장 가까운 사진입니다',
    searched: (searched) => ` · ${photos(searched)} 검색함`,
    searchedSoFar: (searched) => ` · 지금까지 ${photos(searched)} 검색함`,
    possible: '가능성이 낮은 사진',
    nearest: '해당하는 사진이 더 없습니다. 가장 가까운 사진입니다',
    alike: (searched) => `${photos(searched)} 중 가장 비슷한 사진`,
    took: (ms) => `검색 시간: ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: '선택한 모델이 아닌 다른 모델로 검색하고 있습니다',
    back: '뒤로',
    similar: '비슷한 사진',
    smaller: '사진 작게 보기',
    larger: '사진 크게 보기',
    unreadable: '이 사진을 표시할 수 없습니다',
    video: (length) => `비디오, ${length}`,
    videoAt: (time, length) => `비디오, ${length}, 위치 ${time}`,
    offline: '지금 연결할 수 없는 디스크나 폴더에 있음',
  },

  empty: {
    nothingTitle: '찾은 사진 없음',
    nothing: (text) =>
      `‘${text}’에 맞는 사진이 없습니다. 단어를 줄이거나 더 쉬운 말로 바꾸면 찾을 수 있는 경우가 많습니다.`,
    nothingAlike: '이 사진과 비슷한 다른 사진이 없습니다.',
    stillReading: '사진을 아직 읽고 있으므로 잠시 후에 나타날 수 있습니다.',
    showAll: '모든 사진 보기',
    readingTitle: '폴더를 확인하는 중',
    reading: '곧 첫 번째 사진이 여기에 나타납니다.',
    noPhotosTitle: '아직 사진이 없음',
    noPhotos: '이 폴더에는 이미지가 없습니다. 다른 폴더를 추가하거나 사진을 넣으십시오.',
    add: '폴더 추가…',
    problemTitle: '작업을 완료하지 못함',
    retry: '다시 시도',
  },

  progress: {
    open: '사진을 읽는 중',
    scanning: '폴더를 확인하는 중',
    indexing: '사진을 읽는 중',
    switching: (title) => (title === null ? '다른 모델 준비 중' : `${title} 준비 중`),
    switchingNote: (title) => `그때까지는 ${title} 모델로 검색합니다.`,
    paused: '일시 정지됨',
    waiting: { mains: '전원 연결을 기다리는 중', idle: '자리를 비울 때까지 기다리는 중' },
    short: (done, total) => `${count(done)}/${count(total)}`,
    rate: (perSecond) => `초당 ${decimal(perSecond, perSecond < 9.95 ? 1 : 0)}장`,
    left: (seconds) => `${duration(seconds)} 남음`,
    failed: (n) => `${files(n)}를 읽지 못함`,
    note: '그동안에도 검색할 수 있습니다.',
    pause: '일시 정지',
    resume: '계속',
  },

  detail: {
    label: '사진',
    back: '사진 목록으로 돌아가기(Esc)',
    previous: '이전 사진(←)',
    next: '다음 사진(→)',
    info: '이 사진에 관하여(I)',
    place: (rank, of) => `${count(rank + 1)}/${count(of)}`,
    more: '비슷한 사진',
    open: '열기',
    reveal: '파일 보기',
    copy: '복사',
    copied: '사진을 복사함',
    taken: '촬영 일시',
    length: '길이',
    shownAt: (time) => `표시된 위치: ${time}`,
    changed: '사진에 날짜가 없습니다. 파일이 마지막으로 수정된 날짜입니다.',
    named: '파일 이름 기준',
    camera: '카메라',
    description: '설명',
    keywords: '키워드',
    rating: '등급',
    stars: (n) => (n < 0 ? '제외됨' : '★'.repeat(n)),
    picture: '이미지',
    position: '촬영 위치',
    folder: '폴더',
    alsoIn: '다른 위치',
    similar: '비슷한 사진',
    offline: '이 폴더에 지금 연결할 수 없습니다.',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions}MP`,
    compass: { north: 'N', south: 'S', east: 'E', west: 'W' },
  },

  viewing: {
    strip: '앞뒤 사진',
    stripButton: '앞뒤 사진을 아래에 표시',
    slideshowButton: '슬라이드 쇼(S)',
    slideshow: '슬라이드 쇼. 스페이스 바로 일시 정지, 화살표로 넘기기, 다른 키를 누르면 끝납니다',
    slideshowPhoto: '슬라이드 쇼의 사진',
    previous: '이전 사진',
    next: '다음 사진',
    pause: '일시 정지',
    play: '계속',
    interval: '사진마다 보여 줄 시간',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: '임의 순서',
    endSlideshow: '슬라이드 쇼 끝내기',
    timeline: '사진을 찍은 때',
    recent: '최근 검색',
    remember: '검색 기억하기',
    recentNote: '검색란이 비어 있을 때 보여 줍니다. 이 컴퓨터의 라이브러리에만 저장됩니다.',
    forgetOne: (query) => `‘${query}’ 지우기`,
    forgetAll: '모두 지우기',
    rememberNone: '검색을 기억하지 않기',
    scale: (n) => `${count(n)}%`,
  },

  library: {
    title: '라이브러리',
    open: '라이브러리(Ctrl ,)',
    pick: '사진이 있는 폴더 선택',
    added: (n) => (n === 1 ? '폴더를 추가함' : `폴더 ${count(n)}개를 추가함`),

    photos: '사진',
    searchable: '검색 가능',
    searchableAll: '모두',
    searchablePart: (n) => `${photos(n)} 분석 대기 중`,
    files: '파일',
    filesIn: (folders) => `폴더 ${count(folders)}개`,
    stored: '디스크 사용량',
    storedNote: 'Afterimage가 저장한 데이터',
    size: bytes,
    model: '모델',
    changeModel: '모델…',
    processor: '프로세서',
    on: (title, device) => `${title}, ${device}`,

    activity: {
      label: '현재 작업',
      idle: '최신 상태',
      idleNote: '폴더에서 추가, 삭제, 변경된 내용은 자동으로 반영됩니다.',
      offline: '연결할 수 있는 폴더는 최신 상태',
      empty: '아직 할 일이 없음',
      emptyNote: '시작하려면 사진이 있는 폴더를 추가하십시오.',
      scanningNote: '추가, 변경, 삭제된 항목을 찾고 있습니다.',
      pausedNote: '계속할 때까지 아무것도 읽지 않습니다. 이미 읽은 사진은 검색할 수 있습니다.',
    },

    folders: {
      heading: '폴더',
      add: '폴더 추가…',
      drop: '폴더를 창에 끌어다 놓아도 됩니다.',
      none: '아직 폴더가 없습니다.',
      rescan: '모두 다시 확인',
      files,
      failed: (n) => `${count(n)}개 검색 불가`,
      watched: '변경 사항을 실시간으로 감시',
      polled: '주기적으로 확인',
      offline: '연결할 수 없음',
      unwatched: '지금은 감시하지 않음',
      stay: (n) => `폴더의 ${photos(n)}은 계속 검색할 수 있습니다.`,
      looked: (when) => `마지막 확인: ${when}`,
      looking: '확인하는 중',
      look: (name) => `‘${name}’ 다시 확인`,
      lookFor: (name) => `‘${name}’ 폴더가 있는지 확인`,
      reveal: (name) => `‘${name}’ 파일 관리자에서 보기`,
      remove: (name) => `‘${name}’ 제거`,
      removeYes: '제거',
      removeQuestion: (name, n) =>
        n === 0
          ? `‘${name}’ 폴더를 라이브러리에서 제거하시겠습니까? 디스크의 내용은 바뀌지 않습니다. 언제든지 다시 추가할 수 있습니다.`
          : `‘${name}’ 폴더를 라이브러리에서 제거하시겠습니까? 디스크의 내용은 바뀌지 않습니다. 폴더에 있는 ${files(n)}는 더 이상 여기에서 찾을 수 없습니다. 언제든지 다시 추가할 수 있으며 다시 분석할 필요는 없습니다.`,
      stillAway: (name) => `‘${name}’ 폴더에 아직 연결할 수 없음`,
      away: {
        missing: '지금은 이 폴더가 없습니다.',
        emptied: '폴더가 비어 있습니다. 드라이브가 연결되지 않은 것 같습니다.',
        other_disk: '이 폴더의 위치에 다른 디스크가 있습니다.',
      },
      unannounced: {
        share: (name) => `변경 사항을 알리지 않는 다른 컴퓨터(${name})에 있습니다.`,
        too_many_folders:
          '시스템에서 한 프로그램이 감시할 수 있는 것보다 폴더가 많습니다(fs.inotify.max_user_watches).',
        too_many_programs:
          '시스템에서 더 이상 다른 프로그램이 폴더를 감시할 수 없습니다(fs.inotify.max_user_instances).',
        other: (detail) => `시스템에서 감시할 수 없습니다: ${detail}`,
      },
    },

    failures: {
      heading: '검색할 수 없는 파일',
      none: '폴더의 모든 파일을 검색할 수 있습니다.',
      lead: '폴더에 있지만 검색할 수 없는 파일입니다. 파일은 그대로 둡니다.',
      find: '이 중에서 찾기',
      findLabel: '검색할 수 없는 파일 중에서 찾기',
      found: (n) => (n === 0 ? '이름이나 폴더가 일치하는 파일 없음' : `${files(n)} 찾음`),
      retry: '다시 시도',
      retryAll: '모두 다시 시도',
      retryFound: '찾은 파일 다시 시도',
      retryFile: (name) => `‘${name}’ 다시 시도`,
      reveal: (name) => `‘${name}’ 파일 관리자에서 보기`,
      waiting: (n) => `${count(n)}개 재시도 대기 중`,
      waitingFile: '재시도 대기 중',
      retrying: (n) => (n === 1 ? '파일을 다시 시도합니다' : `${files(n)}를 다시 시도합니다`),
      files,
      list: (title) => `파일: ${title}`,
      fetching: '잠시 기다려 주십시오',
      kinds: {
        video: [
          '비디오',
          '비디오를 읽는 데 필요한 ffmpeg 프로그램을 찾을 수 없습니다. 설치하면 자동으로 읽습니다.',
        ],
        no_permission: [
          '권한 없음',
          '시스템에서 이 파일을 읽을 수 있도록 허용하지 않습니다. 읽기 권한을 변경한 후 다시 시도하십시오.',
        ],
        unreadable: [
          '열 수 없음',
          '디스크나 네트워크에서 파일을 가져오지 못했습니다. 연결이 정상일 때 다시 시도하십시오.',
        ],
        empty: ['빈 파일', '내용이 없습니다. 복사가 중단되었을 수 있습니다.'],
        no_picture: ['이미지가 아님', '이름은 이미지 같지만 다른 내용이 들어 있습니다.'],
        unsupported: ['아직 읽을 수 없는 형식', '이 버전의 Afterimage에서는 읽을 수 없습니다.'],
        no_preview: [
          '미리보기가 없는 RAW',
          '카메라가 표시할 수 있는 이미지를 넣지 않았으며, RAW 센서 데이터는 현상하지 않습니다.',
        ],
        too_large: ['너무 큼', '사진치고는 너무 많은 메모리가 필요합니다.'],
        too_slow: ['너무 오래 걸림', '읽기를 중단했습니다. 컴퓨터에 여유가 있을 때 다시 시도하십시오.'],
        damaged: ['손상됨', '중간에 끝나거나 내용이 서로 맞지 않습니다. 다른 사본은 온전할 수 있습니다.'],
        other: ['기타 이유', '파일이 아닌 다른 원인으로 문제가 발생했습니다.'],
      },
    },

    manners: {
      heading: '백그라운드 작업',
      lead: '다른 작업을 하는 동안 사진을 읽는 방식입니다. 변경 사항은 바로 적용됩니다.',
      pace: '속도',
      paces: {
        quiet: ['조용히', '컴퓨터의 일부를, 다른 곳에서 쓰지 않을 때만 사용합니다.'],
        balanced: ['균형', '컴퓨터의 절반 정도를 사용합니다.'],
        fast: ['빠르게', '최대한 빨리 끝내기 위해 전부 사용합니다.'],
      },
      mains: { label: '전원에 연결된 경우에만', note: '배터리를 사용하는 동안에는 기다립니다.' },
      idle: {
        label: '자리를 비운 동안에만',
        note: '키보드나 마우스를 사용하는 동안과 그 후 몇 분간 기다립니다.',
      },
      hidden: {
        label: '숨김 파일 제외',
        note: '이름이 점으로 시작하거나 시스템이 숨긴 파일과 폴더입니다.',
      },
      least: '다음보다 작은 파일 제외',
      leastUnit: 'kB',
      leastNote:
        '아이콘이나 웹 페이지의 이미지는 작지만, 사진이 작은 경우는 드뭅니다. 0이면 제외하지 않습니다.',
      ignore: '이름으로 제외',
      ignoreNote:
        '.gitignore와 같은 형식입니다: *.gif, screenshots, /raw/. 제외된 항목은 보이지 않으며 패턴을 삭제하면 다시 나타납니다.',
      ignoreAdd: '추가',
      ignoreLabel: '제외할 이름 또는 패턴',
      ignoreExample: '*.gif',
      unignore: (pattern) => `${pattern} 제외 취소`,
    },

    health: {
      heading: '상태',
      lead: 'Afterimage가 저장한 모든 데이터를 읽어 서로 맞는지 검사합니다. 사진은 건드리지 않습니다.',
      check: '라이브러리 검사',
      checking: {
        catalog: '카탈로그를 읽는 중',
        index: '검색 색인을 비교하는 중',
        thumbnails: '축소판을 읽는 중',
      },
      part: (done, total) => `${photos(total)} 중 ${count(done)}장`,
      busy: '아무것도 읽고 있지 않을 때 할 수 있습니다.',
      sound: '모두 정상입니다.',
      checked: (n, when) => `${photos(n)} 검사함(${when})`,
      waiting: (n) => `${photos(n)} 분석 대기 중`,
      withoutThumbnail: (n) => `축소판 ${count(n)}개는 필요할 때 생성`,
      unsound: (n) => `문제 ${count(n)}건 발견`,
      repair:
        'Afterimage를 닫고 터미널에서 다음 명령을 실행하십시오. 가능한 모든 데이터를 살리고 기존 상태의 사본을 보관합니다.',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: (detail) => `카탈로그 파일이 손상되었습니다: ${detail}`,
      danglingRows: (n) => `카탈로그 항목 ${count(n)}개가 어디에도 속하지 않습니다.`,
      damagedEmbeddings: (n) => `${photos(n)}의 분석 결과가 손상되었습니다. 복구하면 모델이 다시 분석합니다.`,
      incompleteVideos: (n) => `비디오 ${count(n)}개에 일부 프레임이 빠져 있습니다. 복구하면 다시 읽습니다.`,
      indexDiffers: (missing, extra, different) =>
        `검색 색인에 ${photos(missing)}이 빠져 있고, ${count(extra)}장이 더 있으며, ${count(different)}장의 내용이 다릅니다.`,
      thumbnailsDamaged: (detail) => `축소판 파일이 손상되었습니다: ${detail}`,
      unused: '불필요한 데이터',
      unusedNone: '불필요하게 저장된 데이터가 없습니다.',
      unusedNote: (n, size) =>
        n === 0
          ? `어느 사진에도 속하지 않는 축소판이 ${bytes(size)} 있습니다.`
          : `파일이 남아 있지 않은 ${photos(n)}의 데이터를 사진이 돌아올 때를 위해 보관하고 있습니다: ${bytes(size)}.`,
      free: '공간 확보…',
      freeYes: (size) => `${bytes(size)} 확보`,
      freeQuestion: (n) =>
        n === 0
          ? '이 축소판을 삭제하시겠습니까?'
          : `${n === 1 ? '이 사진' : `이 ${photos(n)}`}의 데이터를 삭제하시겠습니까? 사진이 돌아오면 모델이 다시 분석합니다. 폴더의 내용은 건드리지 않습니다.`,
      freeing: '공간을 확보하는 중',
      freed: (size) => `${bytes(size)} 확보함`,
    },

    about: {
      heading: '정보',
      appearance: '화면 모드',
      theme: { system: '자동', light: '라이트', dark: '다크' },
      language: '언어',
      systemLanguage: (name) => `자동(${name})`,
      keptIn: '저장 위치',
      places: '지명',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: '모델',
    answers: (title) => `${title} 모델로 검색 중`,
    inEightBits: (title) => `${title}(8비트)`,
    on: (device) => `실행 장치: ${device}`,
    ready: (embedded, all) =>
      embedded >= all ? `${photos(all)} 검색 가능` : `${photos(all)} 중 ${count(embedded)}장 검색 가능`,
    lead: '모델은 사진을 살펴보고 입력한 말을 이해합니다. 모든 모델은 이 컴퓨터에서만 실행되며, 요청하지 않으면 다운로드되지 않습니다.',
    recallLead:
      '재현율은 찾는 사진이 검색 결과 상위에 포함되는 비율(%)로, 외부에서 발표한 수치입니다. 같은 데이터 세트의 수치끼리만 비교하십시오.',

    preparing: (title) => `${title} 준비 중`,
    preparingNote: (title) => `모든 사진을 분석할 때까지 계속 ${title} 모델로 검색합니다.`,
    preparingSoon: '폴더 확인이 끝나면 시작합니다.',
    preparingPaused: '일시 정지되었습니다. 사진 읽기를 계속하면 이어집니다.',
    done: (done, total) => `${photos(total)} 중 ${count(done)}장`,
    stay: (title) => `${title} 계속 사용`,
    problemLead: (title) => `선택한 모델을 사용할 수 없어 ${title} 모델로 검색합니다.`,

    groups: { here: '이 컴퓨터에 있음', recommended: '추천', others: '기타 모델' },
    recommended: '추천',
    standing: {
      inUse: '사용 중',
      preparing: '준비 중',
      fetching: '다운로드 중',
      installed: '이 컴퓨터에 있음',
      partial: '일부 다운로드됨',
      damaged: '손상됨',
      available: '이 컴퓨터에 없음',
    },
    damaged: (problem) => `모델의 파일이 원래와 다릅니다: ${problem}.`,

    facts: {
      size: '크기',
      memory: '메모리',
      languages: '언어',
      speed: '이 컴퓨터에서의 속도',
      embedding: '임베딩',
      picture: '사진 입력 해상도',
      licence: '라이선스',
    },
    unknown: '알 수 없음',
    untried: '아직 시험하지 않음',
    speed: (rate) => `초당 ${rate}장`,
    query: (ms) => `검색당 ${unit(Math.max(1, Math.round(ms)), 'millisecond')}`,
    embedding: (numbers) => `${count(numbers)}차원`,
    disagrees:
      '이 GPU의 임베딩 계산 결과가 프로세서와 다릅니다. --device cpu 옵션으로 Afterimage를 시작하십시오.',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => `${count(n)}개 언어`,
    languagesUnknown: '표시되지 않음',
    allLanguages: '모든 언어',
    noCommerce: '상업적 이용 불가',
    commerceUnclear: '상업적 이용 여부 명시되지 않음',
    commerce: '상업적 이용 가능',
    unverified:
      '이 모델의 체크섬은 Afterimage에 포함되어 있지 않아, 게시자 사이트에 공지된 체크섬으로 확인합니다.',
    recall: '발표된 재현율',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `출처: ${source}`,

    use: '사용',
    useEightBit: '8비트로 사용',
    eightBitNote: '메모리를 4분의 1만 사용하고 프로세서에서 약 두 배 빠릅니다. 검색 결과는 거의 같습니다.',
    about: (size) => `약 ${size}`,
    fetch: (size) => (size === null ? '다운로드' : `${size} 다운로드`),
    resume: (left) => (left === null ? '다운로드 계속' : `나머지 ${bytes(left)} 다운로드`),
    from: (host) => `출처: ${host}`,
    stop: '중지',
    stopping: '중지하는 중',
    try: '10초 동안 시험',
    trying: '시험하는 중',
    remove: '삭제',
    discard: (arrived) => `다운로드한 ${bytes(arrived)} 삭제`,
    removeQuestion: (title, size) =>
      `${title}${size === null ? '' : `(${bytes(size)})`} 모델을 이 컴퓨터에서 삭제하시겠습니까?`,
    removeAgain: '나중에 다시 다운로드할 수 있습니다.',
    removeAdded: '추가할 때 사용한 폴더는 그대로 유지됩니다.',
    free: (size) => `${bytes(size)} 확보`,
    held: (n) => `이 모델을 사용할 때 분석한 ${photos(n)}의 결과가 저장되어 있습니다.`,
    heldOlder: (n) => `이 모델의 이전 버전이 분석한 ${photos(n)}의 결과가 저장되어 있습니다.`,
    freeQuestion: (size) =>
      `${bytes(size)} 공간을 확보하시겠습니까? 이 모델을 다시 사용하려면 모든 사진을 다시 분석해야 합니다.`,
    orphans: '없어진 모델의 데이터',
    orphan: (model, n) => `${model} 모델이 분석한 ${photos(n)}의 결과가 남아 있습니다.`,
    freeOrphanQuestion: (size) =>
      `${bytes(size)} 공간을 확보하시겠습니까? 이 데이터를 사용할 수 있는 모델이 없습니다.`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} 다운로드됨` : `${bytes(total)} 중 ${percent(done, total)}`,
    connecting: '연결하는 중',
    checking: (file) => `${file} 확인 중`,
    progressOf: (title) => `${title} 진행 상황`,
    takes: (seconds, n) =>
      `사용하려면 ${photos(n)}을 분석해야 합니다. 이 속도에서 소요 시간: ${duration(seconds)}.`,
    takesUnknown: (n) =>
      `사용하려면 ${photos(n)}을 분석해야 합니다. 시험해 보면 걸리는 시간을 알 수 있습니다.`,
    takesNothing: '모든 사진을 분석했으므로 바로 검색할 수 있습니다.',

    add: '폴더에서 추가…',
    adding: '복사하는 중',
    addNote: '디스크에 이미 모델이 있다면 그곳에서 복사합니다. 다운로드하지 않습니다.',
    pick: '모델 폴더 선택',
    added: (title) => `${title} 모델이 이 컴퓨터에 있습니다`,
    again: '다시 시도',
  },

  drop: {
    title: '여기에 놓기',
    text: '폴더는 라이브러리에 추가됩니다. 이미지를 놓으면 비슷한 사진을 찾습니다.',
    nothing: '이 파일 중에 폴더나 이미지가 없습니다.',
  },

  paste: {
    nothing: '클립보드에 이미지가 없습니다.',
  },

  shortcuts: {
    title: '키보드',
    open: '키보드 단축키(?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc', Shift: 'Shift' },
    headings: { anywhere: '어디서나', photos: '사진 목록', photo: '사진 한 장' },
    does: {
      search: '검색',
      paste: '클립보드의 이미지로 검색',
      escape: '닫기, 뒤로 가기 또는 검색 지우기',
      library: '라이브러리: 폴더, 읽지 못한 파일, 설정',
      models: '모델',
      shortcuts: '이 목록',
      move: '이동',
      view: '사진 보기',
      similar: '비슷한 사진',
      copy: '사진 복사',
      size: '크게 또는 작게',
      step: '이전, 다음',
      zoom: '실제 픽셀 또는 사진 전체',
      closer: '확대, 축소',
      ends: '사진 전체, 실제 픽셀',
      look: '확대한 채로 둘러보기',
      slideshow: '슬라이드 쇼',
      info: '사진 정보 표시 또는 숨기기',
      open: '뷰어에서 열기',
      reveal: '파일을 폴더에서 보기',
    },
  },
};
