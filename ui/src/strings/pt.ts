/** Português do Brasil. */

import { formats } from '../language/formats';
import type { Strings } from '.';

const { count, decimal, bytes, percent, plural, unit, roughly, ago, date } = formats('pt');

/** A number as it stands before its noun: after whole millions with `de`. */
const number = (n: number): string => plural(n, { one: count(n), many: `${count(n)} de`, other: count(n) });
/** What is said of one, or of any other number. */
const either = (n: number, one: string, other: string): string => plural(n, { one, many: other, other });
/** What is said of exactly one thing; `one` is also the category of 0. */
const only = (n: number, one: string, other: string): string => (n === 1 ? one : other);
const photos = (n: number): string => either(n, `${number(n)} foto`, `${number(n)} fotos`);
const files = (n: number): string => either(n, `${number(n)} arquivo`, `${number(n)} arquivos`);
const duration = (seconds: number): string => {
  const amount = roughly(seconds);
  return amount === null ? 'menos de um minuto' : `cerca de ${amount}`;
};

export const pt: Strings = {
  app: 'Afterimage',
  close: 'Fechar',
  keep: 'Manter',

  opening: 'Abrindo sua biblioteca',

  times: {
    duration,
    ago: (then, now) =>
      now - then < 30_000 ? 'agora mesmo' : (ago(then, now) ?? `em ${date(then, 'moment')}`),
  },

  errors: {
    offline: 'O disco ou a pasta onde está esta foto não está acessível no momento.',
    not_found: 'Esta foto não está mais na biblioteca.',
    picture: 'Não foi possível ler essa imagem.',
    folder: 'Essa não é uma pasta que possa ser lida.',
    album_name: 'Outro álbum tem este nome.',
    busy: 'Há fotos sendo lidas no momento. Tente novamente quando a leitura terminar.',
    in_use: 'Esta biblioteca está aberta em outro Afterimage. Feche-o primeiro.',
    read_only:
      'A biblioteca é somente leitura: a pesquisa funciona, mas nada de novo é lido e nada é alterado.',
    newer: 'Esta biblioteca foi gravada por uma versão mais recente do Afterimage. Atualize o aplicativo.',
    model_in_use: 'Este modelo está em uso. Escolha outro primeiro.',
    no_tray: 'Esta área de trabalho não tem bandeja; por isso, fechar a janela encerra o Afterimage.',
    keys_taken: 'Estas teclas não servem: outro programa as usa, ou falta Ctrl, Alt ou semelhante.',
    no_keys:
      'No Wayland nenhum programa ouve teclas destinadas a outro. As configurações de teclado do sistema podem executar um comando no lugar.',
    pattern: 'Esse padrão não é válido.',
    system: 'O sistema não conseguiu fazer isso.',
    library: 'Isso não funcionou na biblioteca.',
    unforeseen: 'Aconteceu algo imprevisto.',
    gone: 'Isso não está mais na biblioteca.',
    saved_search: 'Este álbum é uma pesquisa salva: contém o que ela encontra.',
    unusable_file: (file) =>
      `Não é possível ler ou gravar: ${file}. Verifique se o disco está conectado e se você pode usá-lo.`,
    no_home:
      'O sistema não indica um lugar para os seus dados. Defina HOME ou inicie o Afterimage com --library.',
    catalog_damaged:
      'O catálogo da biblioteca está danificado. Feche o Afterimage e execute “afterimage verify --repair” em um terminal: ele salva tudo o que puder e guarda uma cópia.',
    not_migrated: 'A biblioteca não pode ser atualizada. Ela fica como estava.',
    needs_writing: 'Esta biblioteca precisa ser aberta uma vez onde seja possível gravar nela.',
    disk_full:
      'O disco está cheio. O que foi feito até agora está guardado; libere espaço e tente novamente.',
    index: 'O índice de pesquisa falhou. Ele é refeito quando o Afterimage é iniciado novamente.',
    crashed:
      'A leitura das fotos terminou de forma inesperada. O que foi feito até agora está guardado; reinicie o Afterimage.',
    model_file_missing: (file) =>
      `Falta um arquivo do modelo: ${file}. Baixe ou adicione o modelo novamente.`,
    model_file_damaged: (file) =>
      `Um arquivo do modelo está danificado: ${file}. Baixe ou adicione o modelo novamente.`,
    model_absent: (model) => `O modelo ${model} não está neste computador. Baixe-o ou adicione-o primeiro.`,
    model_failed: 'O modelo falhou. Tente novamente ou escolha outro.',
    model_refused: (n) => `O modelo não pode substituir o atual: ele falhou com ${photos(n)}.`,
    out_of_memory:
      'Não houve memória suficiente para este modelo. Feche outros programas, use-o em 8 bits ou escolha um menor.',
    one_precision: 'Este modelo não pode ser usado em 8 bits.',
    no_model: (folder) => `Não há um modelo que o Afterimage possa usar em ${folder}.`,
    model_lacks: (file) => `Falta na pasta um arquivo de que um modelo precisa: ${file}.`,
    model_sharded:
      'Os pesos deste modelo estão em vários arquivos, e o Afterimage não consegue lê-los assim.',
    no_starter:
      'O modelo que acompanha o Afterimage não está preparado. Instale o Afterimage novamente ou execute “./dev setup” no código-fonte.',
    model_name:
      'O modelo precisa de outro nome. Dê à pasta um nome com letras minúsculas, algarismos e hifens.',
    model_taken: (model) =>
      `Já existe um modelo chamado ${model}. Exclua-o primeiro ou dê outro nome à pasta.`,
    model_busy: 'Outro Afterimage está trabalhando neste modelo. Tente novamente quando ele terminar.',
    model_added:
      'Este modelo foi adicionado deste computador e não pode ser baixado. Adicione-o novamente de onde ele está.',
    host_offline: (host) =>
      `${host} não pode ser acessado. Este computador está on-line ou precisa de um proxy (HTTPS_PROXY)?`,
    host_unsafe: (host) => `A conexão com ${host} não é segura, por isso nada foi baixado.`,
    host_locked: (host) =>
      `${host} quer saber quem pede. Talvez este modelo precise ser liberado antes na página dele.`,
    host_lacks: (host) => `${host} não tem mais este arquivo.`,
    host_fails: (host) => `${host} não consegue entregar o arquivo no momento. Tente novamente mais tarde.`,
    proxy: 'O proxy pede um nome e uma senha, ou o endereço dele (HTTPS_PROXY) está errado.',
    interrupted: 'A conexão caiu. O que chegou está guardado; baixe o modelo novamente para continuar dali.',
    wrong_file: (host) =>
      `Não é possível comprovar que ${host} tem o arquivo certo, por isso ele não é usado.`,
    stopped: 'Isso foi interrompido.',
    no_program: 'Este programa não está mais lá.',
    no_dragging: 'Esta área de trabalho não permite arrastar fotos para fora da janela.',
  },

  firstRun: {
    title: 'Encontre qualquer foto descrevendo-a',
    lead: 'Diga o que você lembra, com suas próprias palavras. O Afterimage olha as próprias fotos, então nada precisa de nome nem de etiqueta.',
    choose: 'Escolher pastas…',
    drop: 'ou solte-as aqui',
    promise: 'Suas fotos ficam onde estão e nunca são alteradas. Nada sai deste computador.',
    model: (title) => `O modelo que olha as fotos é o ${title}.`,
    otherModel: 'Escolher outro…',
    examplesLabel: 'Por exemplo',
    example: 'churrasco no quintal',
  },

  search: {
    label: 'Pesquisar fotos',
    placeholder: 'Descreva uma foto, em qualquer idioma',
    addWords: 'Acrescente palavras: à noite, -pessoas',
    clear: 'Limpar a pesquisa',
    similar: 'Como esta foto',
    picture: 'Como esta imagem',
    pasted: 'Como a imagem colada',
  },

  asking: {
    understood: 'Entendido como',
    asWords: (written) => `Procurar antes as palavras “${written}”`,
    remove: 'Remover',
    with: (words) => `com ${words}`,
    without: (words) => `sem ${words}`,
    not: (label) => `não ${label}`,
    unlike: 'Diferente desta foto',
    named: {
      text: (text) => `Texto: ${text}`,
      camera: (text) => `Câmera: ${text}`,
      lens: (text) => `Lente: ${text}`,
      folder: (text) => `Pasta: ${text}`,
      name: (text) => `Nome do arquivo: ${text}`,
    },
    types: { photo: 'Imagens estáticas', video: 'Vídeos' },
    states: {
      lettered: 'Com texto',
      favourite: 'Favoritas',
      rejected: 'Rejeitadas',
      offline: 'Fora de alcance agora',
      located: 'Com posição',
    },
    noStars: 'Sem estrelas',
    noPlace: 'Nenhuma foto foi tirada lá',
    noPhoto: 'Essa foto não existe',
    noPicture: 'Essa imagem não existe',
    narrow: 'Refinar',
    nothingToNarrow: 'Estas fotos têm tudo em comum.',
    facets: {
      years: 'Anos',
      countries: 'Países',
      places: 'Lugares',
      folders: 'Pastas',
      cameras: 'Câmeras',
      types: 'Tipos de arquivo',
    },
    newest: 'Mais recentes primeiro',
    addWords: 'Acrescentar palavras',
  },

  results: {
    says: (snippet) => `Diz: ${snippet}`,
    label: 'Fotos',
    photo: (rank, of) => `Foto ${count(rank + 1)} de ${count(of)}`,
    all: photos,
    best: (searched) => `Melhores resultados entre ${photos(searched)}`,
    bestSoFar: (searched) =>
      either(
        searched,
        `Melhores resultados entre ${photos(searched)} lida até agora`,
        `Melhores resultados entre ${photos(searched)} lidas até agora`,
      ),
    matches: (n) => either(n, `${number(n)} resultado`, `${number(n)} resultados`),
    onlyPossible: 'Nenhum resultado certo. Estas podem corresponder',
    noMatch: 'Não há nada assim aqui. Estas são as mais próximas',
    searched: (searched) => ` · pesquisa em ${photos(searched)}`,
    searchedSoFar: (searched) => ` · pesquisa em ${photos(searched)} até agora`,
    possible: 'Menos prováveis',
    nearest: 'Nada mais assim. Estas são as mais próximas',
    alike: (searched) => `As mais parecidas entre ${photos(searched)}`,
    took: (ms) => `Encontrado em ${unit(ms, 'millisecond', 'short', ms < 10 ? 1 : 0)}`,
    otherModel: 'Quem responde não é o modelo que você escolheu',
    back: 'Voltar',
    similar: 'Fotos parecidas',
    smaller: 'Fotos menores',
    larger: 'Fotos maiores',
    unreadable: 'Não é possível mostrar esta foto',
    favourite: 'Favorita',
    stars: (n) => either(n, `${number(n)} estrela`, `${number(n)} estrelas`),
    video: (length) => `Vídeo, ${length}`,
    videoAt: (time, length) => `Vídeo, ${length}, em ${time}`,
    offline: 'Em um disco ou em uma pasta que não está acessível agora',
  },

  stacks: {
    toggle: 'Empilhar fotos parecidas',
    more: (n) => ` · mais ${count(n)} em pilhas`,
    of: (n) => `Pilha de ${photos(n)}`,
    onlyShown: 'Das pilhas, só a foto de cima',
    byPlace: 'Por lugar',
    nowhere: 'Lugar desconhecido',
  },

  why: {
    title: 'Por que esta foto',
    likely: (part) => `${percent(part, 1)} provável`,
    alike: (part) => `${percent(part, 1)} de semelhança`,
  },

  empty: {
    nothingTitle: 'Nenhum resultado',
    nothingInAlbum: 'Este álbum está vazio. Selecione fotos e adicione-as com L.',
    nothing: (text) =>
      `Nenhuma foto corresponde a “${text}”. Usar menos palavras ou palavras mais simples costuma ajudar.`,
    nothingAlike: 'Nenhuma outra foto se parece com esta.',
    stillReading: 'Ainda há fotos sendo lidas; ela pode aparecer daqui a pouco.',
    showAll: 'Mostrar todas as fotos',
    readingTitle: 'Examinando suas pastas',
    reading: 'As primeiras fotos aparecerão aqui em instantes.',
    noPhotosTitle: 'Ainda não há fotos',
    noPhotos: 'Não há imagens nestas pastas. Adicione outra ou coloque fotos nelas.',
    add: 'Adicionar pastas…',
    problemTitle: 'Não deu certo',
    retry: 'Tentar novamente',
  },

  progress: {
    reading: 'Lendo o texto das suas fotos',
    open: 'Lendo suas fotos',
    scanning: 'Examinando suas pastas',
    indexing: 'Lendo suas fotos',
    switching: (title) => (title === null ? 'Preparando outro modelo' : `Preparando o ${title}`),
    regions: 'Vendo as fotos grandes mais de perto',
    switchingNote: (title) => `Até lá, quem responde é o ${title}.`,
    paused: 'Em pausa',
    waiting: { mains: 'Aguardando conexão à tomada', idle: 'Aguardando você se ausentar' },
    short: (done, total) => `${count(done)} de ${count(total)}`,
    rate: (perSecond) => `${decimal(perSecond, perSecond < 9.95 ? 1 : 0)} fotos por segundo`,
    left: (seconds) => `tempo restante: ${duration(seconds)}`,
    failed: (n) => `Não foi possível ler ${files(n)}`,
    note: 'Você pode pesquisar enquanto isso.',
    pause: 'Pausar',
    resume: 'Continuar',
  },

  detail: {
    text: 'Texto na foto',
    copyText: 'Copiar texto',
    textCopied: 'Texto copiado',
    label: 'Foto',
    back: 'Voltar às fotos (Esc)',
    previous: 'Foto anterior (←)',
    next: 'Próxima foto (→)',
    info: 'Sobre esta foto (I)',
    place: (rank, of) => `${count(rank + 1)} de ${count(of)}`,
    more: 'Fotos parecidas',
    open: 'Abrir',
    reveal: 'Mostrar arquivo',
    copy: 'Copiar',
    copied: 'Foto copiada',
    taken: 'Data da captura',
    length: 'Duração',
    shownAt: (time) => `Quadro em ${time}`,
    changed: 'A foto não tem data. Esta é a última alteração do arquivo.',
    named: 'Pelo nome do arquivo',
    camera: 'Câmera',
    description: 'Descrição',
    keywords: 'Palavras-chave',
    rating: 'Classificação',
    stars: (n) => (n < 0 ? 'Rejeitada' : '★'.repeat(n)),
    picture: 'Imagem',
    position: 'Local da captura',
    folder: 'Pasta',
    alsoIn: 'Também em',
    similar: 'Fotos parecidas',
    offline: 'Esta pasta não está acessível no momento.',
    format: (width, height) => `${count(width)} × ${count(height)}`,
    megapixels: (millions) => `${millions} MP`,
    regionButton: 'Moldura em volta da parte que corresponde',
    region: (where) => `O que corresponde está nesta parte da foto: ${where}`,
    where: [
      'em cima à esquerda',
      'em cima',
      'em cima à direita',
      'à esquerda',
      'no meio',
      'à direita',
      'embaixo à esquerda',
      'embaixo',
      'embaixo à direita',
    ],
    compass: { north: 'N', south: 'S', east: 'L', west: 'O' },
  },

  viewing: {
    strip: 'Fotos ao lado desta',
    stripButton: 'Fotos ao lado desta, abaixo',
    slideshowButton: 'Apresentação (S)',
    slideshow: 'Apresentação. A barra de espaço pausa, as setas avançam e qualquer outra tecla a encerra',
    slideshowPhoto: 'Foto da apresentação',
    previous: 'Foto anterior',
    next: 'Próxima foto',
    pause: 'Pausar',
    play: 'Continuar',
    interval: 'Tempo de cada foto',
    seconds: (n) => unit(n, 'second', 'short'),
    shuffle: 'Em qualquer ordem',
    endSlideshow: 'Encerrar a apresentação',
    timeline: 'Quando as fotos foram tiradas',
    recent: 'Buscas recentes',
    remember: 'Lembrar as buscas',
    recentNote:
      'Oferecidas quando o campo de busca está vazio. Ficam na biblioteca, somente neste computador.',
    forgetOne: (query) => `Esquecer “${query}”`,
    forgetAll: 'Esquecer todas',
    rememberNone: 'Não lembrar as buscas',
    scale: (n) => `${count(n)}%`,
  },

  library: {
    title: 'Biblioteca',
    open: 'Biblioteca (Ctrl ,)',
    pick: 'Escolha pastas com fotos',
    added: (n) => only(n, 'Pasta adicionada', `${number(n)} pastas adicionadas`),

    photos: 'Fotos',
    searchable: 'Pesquisáveis',
    searchableAll: 'todas',
    searchablePart: (n) => `${photos(n)} por analisar`,
    files: 'Arquivos',
    filesIn: (folders) => either(folders, `em ${number(folders)} pasta`, `em ${number(folders)} pastas`),
    stored: 'Em disco',
    storedNote: 'o que o Afterimage guarda',
    size: bytes,
    model: 'Modelo',
    changeModel: 'Modelos…',
    processor: 'processador',
    on: (title, device) => `${title} (${device})`,

    activity: {
      label: 'Atividade atual',
      idle: 'Tudo em dia',
      idleNote: 'O que chega, sai ou muda nas suas pastas é atualizado automaticamente.',
      offline: 'Tudo em dia nas pastas acessíveis',
      empty: 'Nada a fazer ainda',
      emptyNote: 'Adicione uma pasta com fotos para começar.',
      scanningNote: 'Procurando o que é novo, mudou ou desapareceu.',
      pausedNote: 'Nada é lido até você continuar. O que já foi lido pode ser pesquisado.',
    },

    folders: {
      heading: 'Pastas',
      add: 'Adicionar pastas…',
      drop: 'Você também pode soltar pastas na janela.',
      none: 'Nenhuma pasta ainda.',
      rescan: 'Examinar todas novamente',
      files,
      failed: (n) => either(n, `${count(n)} não pesquisável`, `${count(n)} não pesquisáveis`),
      watched: 'Acompanhada em tempo real',
      polled: 'Examinada de vez em quando',
      offline: 'Inacessível',
      unwatched: 'Não acompanhada no momento',
      stay: (n) =>
        only(n, 'A foto dela continua pesquisável.', `As ${photos(n)} dela continuam pesquisáveis.`),
      looked: (when) => `examinada ${when}`,
      looking: 'Examinando',
      look: (name) => `Examinar “${name}” novamente`,
      lookFor: (name) => `Verificar se “${name}” está disponível`,
      reveal: (name) => `Mostrar “${name}” no gerenciador de arquivos`,
      remove: (name) => `Remover “${name}”`,
      removeYes: 'Remover',
      removeQuestion: (name, n) =>
        n === 0
          ? `Remover “${name}” da biblioteca? Nada muda no disco. Você pode adicioná-la novamente quando quiser.`
          : only(
              n,
              `Remover “${name}” da biblioteca? Nada muda no disco. O arquivo dela não poderá mais ser encontrado aqui; você pode adicioná-la novamente quando quiser, e nada precisará ser analisado duas vezes.`,
              `Remover “${name}” da biblioteca? Nada muda no disco. Os ${files(n)} dela não poderão mais ser encontrados aqui; você pode adicioná-la novamente quando quiser, e nada precisará ser analisado duas vezes.`,
            ),
      stillAway: (name) => `“${name}” ainda não está acessível`,
      away: {
        missing: 'Esta pasta não existe no momento.',
        emptied: 'A pasta está vazia, como se a unidade dela não estivesse conectada.',
        other_disk: 'Há outro disco no lugar desta pasta.',
      },
      unannounced: {
        share: (name) => `Ela está em outro computador (${name}), que não avisa sobre alterações.`,
        too_many_folders:
          'Há mais pastas do que o sistema permite que um programa monitore (fs.inotify.max_user_watches).',
        too_many_programs:
          'O sistema não permite que mais programas monitorem pastas (fs.inotify.max_user_instances).',
        other: 'O sistema não consegue monitorá-la.',
      },
    },

    failures: {
      heading: 'Não pesquisáveis',
      none: 'Todos os arquivos das suas pastas podem ser pesquisados.',
      lead: 'Estes arquivos estão nas suas pastas, mas não podem ser pesquisados. Eles ficam como estão.',
      find: 'Procurar entre eles',
      findLabel: 'Procurar entre os arquivos não pesquisáveis',
      found: (n) =>
        n === 0
          ? 'Nenhum deles tem isso no nome ou na pasta'
          : either(n, `${files(n)} encontrado`, `${files(n)} encontrados`),
      retry: 'Tentar novamente',
      retryAll: 'Tentar todos novamente',
      retryFound: 'Tentar estes novamente',
      retryFile: (name) => `Tentar “${name}” novamente`,
      reveal: (name) => `Mostrar “${name}” no gerenciador de arquivos`,
      waiting: (n) => `${count(n)} aguardando nova tentativa`,
      waitingFile: 'Aguardando nova tentativa',
      retrying: (n) => only(n, 'Nova tentativa com o arquivo', `Nova tentativa com ${files(n)}`),
      files,
      list: (title) => `Arquivos: ${title}`,
      fetching: 'Um momento',
      kinds: {
        video: [
          'Vídeos',
          'Para ler vídeos é preciso o programa ffmpeg, que não foi encontrado. Depois de instalado, eles serão lidos automaticamente.',
        ],
        no_permission: [
          'Sem permissão',
          'O sistema não permite que você leia estes arquivos. Altere as permissões de leitura e tente novamente.',
        ],
        unreadable: [
          'Não puderam ser abertos',
          'O disco ou a rede não os forneceu. Tente novamente quando a conexão estiver estável.',
        ],
        empty: ['Arquivos vazios', 'Não há nada neles; uma cópia pode ter sido interrompida.'],
        no_picture: ['Não são imagens', 'Têm nome de imagem, mas contêm outra coisa.'],
        unsupported: [
          'Formatos que ainda não podem ser lidos',
          'Esta versão do Afterimage não sabe como lê-los.',
        ],
        no_preview: [
          'RAW sem prévia',
          'A câmera não colocou neles uma imagem que possa ser mostrada, e os dados brutos do sensor não são revelados.',
        ],
        too_large: ['Grandes demais', 'Ocupariam mais memória do que uma foto deveria.'],
        too_slow: [
          'Demoraram demais',
          'A leitura foi interrompida. Tente novamente quando o computador estiver menos ocupado.',
        ],
        damaged: [
          'Danificados',
          'Terminam cedo demais ou se contradizem. Outra cópia deles pode estar intacta.',
        ],
        other: ['Outros motivos', 'Algo deu errado, mas não por causa dos arquivos.'],
      },
      reasons: {
        no_permission: 'O sistema não permite que você o leia.',
        unreadable: 'O sistema não conseguiu lê-lo.',
        not_a_file: 'Não é um arquivo comum.',
        empty: 'Não há nada nele.',
        unknown_format: 'Não é uma imagem em um formato que o Afterimage conheça.',
        unsupported: (format) => `O formato ${format} ainda não pode ser lido.`,
        video: 'É um vídeo, não uma imagem.',
        no_ffmpeg: 'Para lê-lo é preciso o ffmpeg, que não foi encontrado.',
        unknown_video: 'Não é um vídeo em um formato que o Afterimage conheça.',
        video_damaged: 'O vídeo está danificado ou o ffmpeg não consegue lê-lo.',
        no_frames: 'Nenhuma imagem do vídeo pôde ser lida.',
        no_preview: 'A câmera não colocou nele uma imagem que possa ser mostrada.',
        too_large: 'Precisaria de mais memória do que uma foto deveria.',
        too_many_pixels: (width, height) => `É grande demais: ${count(width)} × ${count(height)} pixels.`,
        too_many_bytes: (size) => `É grande demais: ${bytes(size)}.`,
        too_slow: (seconds) => `A leitura foi interrompida depois de ${unit(seconds, 'second', 'long')}.`,
        cut_off: 'Termina cedo demais. Talvez não tenha sido copiado por inteiro.',
        damaged: 'Está danificado.',
        decoder_died: 'Está danificado ou precisa de mais memória do que uma foto deveria.',
        no_decoder: 'Não pôde ser lido. Tente novamente quando o computador estiver menos ocupado.',
        refused: 'O modelo não conseguiu olhá-lo.',
        other: 'Algo deu errado, mas não por culpa do arquivo.',
      },
    },

    manners: {
      heading: 'Em segundo plano',
      lead: 'Como as fotos são lidas enquanto você faz outras coisas. O que você escolher vale a partir de agora.',
      pace: 'Ritmo',
      paces: {
        quiet: ['Discreto', 'Usa uma parte do computador, e só o que não faz falta a mais nada.'],
        balanced: ['Equilibrado', 'Usa cerca de metade do computador.'],
        fast: ['Rápido', 'Usa o computador todo, para terminar o quanto antes.'],
      },
      mains: {
        label: 'Somente conectado à tomada',
        note: 'Aguarda enquanto o computador usa a bateria.',
      },
      idle: {
        label: 'Somente quando você não estiver no computador',
        note: 'Aguarda enquanto alguém usa o teclado ou o mouse, e por mais alguns minutos.',
      },
      hidden: {
        label: 'Ignorar arquivos ocultos',
        note: 'Arquivos e pastas cujo nome começa com um ponto ou que o sistema oculta.',
      },
      regions: {
        label: 'Encontrar coisas pequenas em fotos grandes',
        note: 'Vê também nove partes de cada foto grande. Leva cerca de dez vezes mais tempo e cerca de 20 kB por foto.',
      },
      least: 'Ignorar arquivos menores que',
      leastUnit: 'kB',
      leastNote:
        'Ícones e imagens de páginas da web são pequenos; fotos raramente são. Com 0, nenhum é ignorado.',
      ignore: 'Ignorar pelo nome',
      ignoreNote:
        'Como em um .gitignore: *.gif, screenshots, /raw/. O que é ignorado deixa de aparecer e volta quando o padrão é removido.',
      ignoreAdd: 'Adicionar',
      ignoreLabel: 'Um nome ou padrão a ignorar',
      ignoreExample: '*.gif',
      unignore: (pattern) => `Deixar de ignorar ${pattern}`,
    },

    reading: {
      heading: 'Texto nas fotos',
      lead: 'Recibos, capturas de tela e slides são encontrados pelas palavras que contêm. Eles são lidos neste computador, pelo programa Tesseract.',
      on: {
        label: 'Ler o texto das fotos',
        note: 'O que foi lido fica guardado na biblioteca. Enquanto isto estiver desligado, não é pesquisado, e liberar espaço o apaga.',
      },
      looked: 'Examinadas',
      withText: 'Com texto',
      by: (engine) => `Lido por ${engine}`,
      languages: 'Idiomas',
      languagesNote:
        'Cada idioma leva mais tempo. Se nenhum for escolhido, são lidos todos os instalados, se forem até três; senão, o inglês e o idioma do sistema.',
      problems: {
        not_installed:
          'O Tesseract não foi encontrado. Depois de instalado, as fotos serão lidas automaticamente.',
        not_answering: 'O Tesseract está instalado, mas não funciona.',
        too_old: 'Este Tesseract é antigo demais. É preciso a versão 4 ou posterior.',
        no_languages: 'O Tesseract não tem dados para os idiomas a ler.',
      },
    },

    health: {
      heading: 'Integridade',
      lead: 'Uma verificação lê tudo o que o Afterimage guarda e confere se está coerente. As fotos não são tocadas.',
      check: 'Verificar a biblioteca',
      checking: {
        catalog: 'Lendo o catálogo',
        index: 'Comparando o índice de pesquisa',
        thumbnails: 'Lendo as miniaturas',
      },
      part: (done, total) => `${count(done)} de ${photos(total)}`,
      busy: 'Isso pode ser feito quando nada estiver sendo lido.',
      sound: 'Está tudo coerente.',
      checked: (n, when) => either(n, `${photos(n)} verificada ${when}`, `${photos(n)} verificadas ${when}`),
      waiting: (n) => `${photos(n)} por analisar`,
      withoutThumbnail: (n) =>
        either(
          n,
          `${number(n)} miniatura será criada quando necessário`,
          `${number(n)} miniaturas serão criadas quando necessário`,
        ),
      unsound: (n) => only(n, 'Há uma inconsistência', `Há ${number(n)} inconsistências`),
      repair:
        'Feche o Afterimage e execute isto em um terminal. O comando salva tudo o que puder e guarda uma cópia do que havia antes:',
      repairCommand: 'afterimage verify --repair',
      catalogDamaged: 'O arquivo do catálogo está danificado.',
      danglingRows: (n) =>
        either(
          n,
          `${number(n)} entrada do catálogo não pertence a nada.`,
          `${number(n)} entradas do catálogo não pertencem a nada.`,
        ),
      damagedEmbeddings: (n) =>
        either(
          n,
          `O que o modelo viu em ${photos(n)} está danificado. Com um reparo, ele a analisará novamente.`,
          `O que o modelo viu em ${photos(n)} está danificado. Com um reparo, ele as analisará novamente.`,
        ),
      incompleteVideos: (n) =>
        only(
          n,
          'Faltam quadros de um vídeo. Com um reparo, ele será lido novamente.',
          `Faltam quadros de ${number(n)} vídeos. Com um reparo, eles serão lidos novamente.`,
        ),
      indexDiffers: (missing, extra, different) =>
        `O índice de pesquisa não corresponde. Fotos que faltam: ${count(missing)}; a mais: ${count(extra)}; diferentes: ${count(different)}.`,
      thumbnailsDamaged: 'O arquivo das miniaturas está danificado.',
      unused: 'Sobras',
      unusedNone: 'Não há nada guardado de que nenhuma foto precise.',
      unusedNote: (n, size) =>
        n === 0
          ? `Miniaturas que não pertencem a nenhuma foto: ${bytes(size)}.`
          : either(
              n,
              `${photos(n)} da qual não resta nenhum arquivo continua guardada, caso volte: ${bytes(size)}.`,
              `${photos(n)} das quais não resta nenhum arquivo continuam guardadas, caso voltem: ${bytes(size)}.`,
            ),
      free: 'Liberar…',
      freeYes: (size) => `Liberar ${bytes(size)}`,
      freeQuestion: (n) =>
        n === 0
          ? 'Excluir estas miniaturas?'
          : only(
              n,
              'Esquecer esta foto? Se ela voltar, o modelo a analisará novamente. Nada nas suas pastas é tocado.',
              `Esquecer estas ${photos(n)}? Se elas voltarem, o modelo as analisará novamente. Nada nas suas pastas é tocado.`,
            ),
      unusedRegions: (size) =>
        `Já não se procura em partes das fotos grandes. O que se guarda delas ocupa ${bytes(size)}.`,
      freeRegionsQuestion:
        'Excluir o que se guarda de partes das fotos grandes? Para procurar nelas de novo, essas fotos terão de ser vistas outra vez.',
      freeing: 'Liberando',
      freed: (size) => `Espaço liberado: ${bytes(size)}`,
    },

    about: {
      heading: 'Sobre',
      appearance: 'Aparência',
      theme: { system: 'Automático', light: 'Claro', dark: 'Escuro' },
      language: 'Idioma',
      systemLanguage: (name) => `Automático (${name})`,
      keptIn: 'Guardado em',
      places: 'Nomes de lugares',
      placesCredit: 'GeoNames, CC BY 4.0',
    },
  },

  models: {
    title: 'Modelos',
    answers: (title) => `${title} responde`,
    inEightBits: (title) => `${title} em 8 bits`,
    on: (device) => `em: ${device}`,
    ready: (embedded, all) =>
      embedded >= all
        ? either(all, `${photos(all)} pesquisável`, `${photos(all)} pesquisáveis`)
        : `${count(embedded)} de ${photos(all)} pesquisáveis`,
    lead: 'Um modelo olha suas fotos e entende suas palavras. Cada um funciona apenas neste computador, e nenhum é baixado sem que você peça.',
    recallLead:
      'A revocação (recall) indica, em porcentagem, com que frequência a foto certa está entre as primeiras encontradas, conforme publicado por terceiros. Compare apenas números do mesmo conjunto de dados.',

    preparing: (title) => `Preparando o ${title}`,
    preparingNote: (title) => `Até que ele tenha visto todas as fotos, quem responde é o ${title}.`,
    preparingSoon: 'Começa quando suas pastas tiverem sido examinadas.',
    preparingPaused: 'Em pausa. Continua quando a leitura das fotos for retomada.',
    done: (done, total) => `${count(done)} de ${photos(total)}`,
    stay: (title) => `Ficar com o ${title}`,
    problemLead: (title) =>
      `O modelo que você escolheu não pode ser usado, por isso quem responde é o ${title}.`,

    groups: { here: 'Neste computador', recommended: 'Recomendados', others: 'Mais modelos' },
    recommended: 'Recomendado',
    standing: {
      inUse: 'Em uso',
      preparing: 'Em preparação',
      fetching: 'Baixando',
      installed: 'Neste computador',
      partial: 'Parcialmente baixado',
      damaged: 'Danificado',
      available: 'Não está neste computador',
    },

    computing: {
      no_support: 'Este Afterimage foi compilado sem suporte a esse processador gráfico.',
      no_driver: 'Não há um driver da NVIDIA neste computador.',
      gpu_failed: 'O processador gráfico não pode ser usado.',
      processor_only: 'Este modelo só calcula no processador.',
      single_precision:
        'A meia precisão não bastou para este modelo, por isso ele calcula em precisão simples.',
    },

    goodFor: {
      starter:
        'Para começar rápido: pequeno, veloz em qualquer computador e em 100 idiomas, mas os modelos maiores encontram mais.',
      'align-b7': 'Pesquisas em inglês no estilo dos textos alternativos da web.',
      'chinese-clip-b16': 'Pesquisas em chinês.',
      'clip-b16':
        'Pesquisas em inglês; vê detalhes mais finos que o ViT-B/32, com cerca de três vezes o trabalho.',
      'clip-b32': 'Um modelo pequeno e rápido para pesquisas em inglês.',
      'clip-l14':
        'Pesquisas em inglês com mais cuidado que os modelos pequenos, para um computador sem pressa.',
      'clip-l14-336': 'Pesquisas em inglês por coisas pequenas em fotos grandes; lento sem placa de vídeo.',
      'openclip-b32':
        'Um modelo pequeno e rápido para pesquisas em inglês, treinado com o quíntuplo de legendas do CLIP.',
      'openclip-h14': 'O mais minucioso dos modelos OpenCLIP para inglês daqui; pede uma placa de vídeo.',
      'openclip-l14': 'Pesquisas cuidadosas em inglês; encontra bem mais que o CLIP do mesmo tamanho.',
      'siglip-b16': 'Pesquisas em inglês mais precisas que com o CLIP do mesmo tamanho.',
      'siglip-b16-256-multilingual': 'Pesquisas em muitos idiomas; o SigLIP 2 praticamente tomou seu lugar.',
      'siglip-so400m-384': 'O mais preciso dos primeiros SigLIP para inglês; pede uma placa de vídeo.',
      'siglip2-b16-224':
        'Pesquisas em muitos idiomas, muito precisas nos europeus, no ritmo de um modelo pequeno.',
      'siglip2-b16-256': 'Como o SigLIP 2 ViT-B/16, com um pouco mais de detalhe e de tempo.',
      'siglip2-b16-384':
        'Como o SigLIP 2 ViT-B/16, para coisas menores nas fotos, com três vezes o trabalho.',
      'siglip2-b16-512':
        'Como o SigLIP 2 ViT-B/16, para as menores coisas nas fotos, com cinco vezes o trabalho.',
      'siglip2-b32-256':
        'O mais rápido dos modelos SigLIP 2: bibliotecas grandes em um computador sem placa de vídeo.',
      'siglip2-l16-256': 'Pesquisas cuidadosas em muitos idiomas; melhor com placa de vídeo.',
      'siglip2-so400m-224': 'Alta precisão em muitos idiomas; pede placa de vídeo e memória.',
      'xlm-roberta-b32':
        'Pesquisas em cem idiomas, com leitura rápida das fotos: a primeira escolha quando o “Starter” não basta.',
      'xlm-roberta-h14':
        'As melhores respostas em muitos idiomas, entre eles chinês e japonês, para um computador com placa de vídeo.',
      added: 'Um modelo que você adicionou; quem o publica informa para que ele serve.',
    },

    facts: {
      size: 'Tamanho',
      memory: 'Memória',
      languages: 'Idiomas',
      speed: 'Velocidade aqui',
      embedding: 'Embedding',
      picture: 'Vê as fotos em',
      licence: 'Licença',
    },
    unknown: 'não informado',
    untried: 'ainda não testado',
    speed: (rate) => `${rate} fotos/s`,
    query: (ms) => `${unit(Math.max(1, Math.round(ms)), 'millisecond')} por pesquisa`,
    embedding: (numbers) => either(numbers, `${number(numbers)} número`, `${number(numbers)} números`),
    disagrees:
      'Esta GPU calcula embeddings diferentes dos do processador. Inicie o Afterimage com --device cpu.',
    picture: (side) => `${count(side)} × ${count(side)}`,
    languages: (n) => either(n, `${count(n)} idioma`, count(n)),
    languagesUnknown: 'não informados',
    allLanguages: 'Todos os idiomas',
    noCommerce: 'uso comercial não permitido',
    commerceUnclear: 'uso comercial não especificado',
    commerce: 'uso comercial permitido',
    licenceUnknown: 'não informada; consulte quem o publica',
    unverified:
      'As somas de verificação dele não fazem parte do Afterimage: ele é conferido com as que o site de quem o publica informa.',
    recall: 'Revocação publicada',
    recallOf: (set, metric) => `${set}, ${metric}`,
    recallSource: (source) => `Fonte: ${source}`,
    recallSets: {
      coco: `MS-COCO, ${number(5000)} fotos de teste`,
      flickr30k: `Flickr30k, ${number(1000)} fotos de teste`,
      flickr8k: 'Flickr8k, 987 fotos de teste',
    },
    recallMetrics: {
      at1: 'de texto para imagem, revocação@1',
      at5: 'de texto para imagem, revocação@5',
      at10: 'de texto para imagem, revocação@10',
      mean: 'de texto para imagem, média de revocação@1, @5 e @10',
    },
    recallSources: {
      immich: 'documentação do Immich (docs/docs/features/searching.md), pesos do OpenCLIP',
      openclip: 'docs/openclip_retrieval_results.csv do OpenCLIP',
      kakao: 'README do coyo-align, da Kakao Brain',
    },

    use: 'Usar',
    useEightBit: 'Usar em 8 bits',
    eightBitNote:
      'Ocupa um quarto da memória e é cerca de duas vezes mais rápido no processador; o que encontra é quase o mesmo.',
    about: (size) => `cerca de ${size}`,
    fetch: (size) => (size === null ? 'Baixar' : `Baixar ${size}`),
    resume: (left) => (left === null ? 'Continuar baixando' : `Baixar os ${bytes(left)} restantes`),
    from: (host) => `de ${host}`,
    stop: 'Parar',
    stopping: 'Parando',
    try: 'Testar por 10 s',
    trying: 'Testando',
    remove: 'Excluir',
    discard: (arrived) => `Excluir os ${bytes(arrived)} baixados`,
    removeQuestion: (title, size) =>
      `Excluir o ${title}${size === null ? '' : ` (${bytes(size)})`} deste computador?`,
    removeAgain: 'Ele pode ser baixado novamente.',
    removeAdded: 'A pasta de onde ele foi adicionado fica como está.',
    free: (size) => `Liberar ${bytes(size)}`,
    held: (n) => `Está guardado o que este modelo viu em ${photos(n)} quando estava em uso.`,
    heldOlder: (n) => `Está guardado o que uma versão anterior deste modelo viu em ${photos(n)}.`,
    freeQuestion: (size) =>
      `Liberar ${bytes(size)}? Para usar este modelo de novo, ele teria de analisar todas as fotos outra vez.`,
    orphans: 'De modelos que não existem mais',
    orphan: (model, n) => `Restou o que o ${model} viu em ${photos(n)}.`,
    freeOrphanQuestion: (size) => `Liberar ${bytes(size)}? Nada aqui pode usar isso.`,

    fetching: (done, total) =>
      total === null ? `${bytes(done)} baixados` : `${percent(done, total)} de ${bytes(total)}`,
    connecting: 'Conectando',
    checking: (file) => `Verificando ${file}`,
    progressOf: (title) => `Andamento do ${title}`,
    takes: (seconds, n) =>
      `Para usá-lo, é preciso analisar ${photos(n)}: ${duration(seconds)} nessa velocidade.`,
    takesUnknown: (n) =>
      `Para usá-lo, é preciso analisar ${photos(n)}. Teste-o para saber quanto tempo isso leva.`,
    takesNothing: 'Ele já viu todas as fotos e pode responder imediatamente.',

    add: 'Adicionar de uma pasta…',
    adding: 'Copiando',
    addNote: 'Já tem um em disco? Ele é copiado de lá; nada é baixado.',
    pick: 'Escolha a pasta de um modelo',
    added: (title) => `O ${title} está neste computador`,
    again: 'Tentar novamente',
  },

  drop: {
    title: 'Solte aqui',
    text: 'Pastas entram na sua biblioteca. Uma imagem encontra fotos parecidas com ela.',
    nothing: 'Não há pastas nem imagens entre estes arquivos.',
  },

  paste: {
    nothing: 'Não há nenhuma imagem na área de transferência.',
  },

  keeping: {
    favourite: 'Favorita (F)',
    noFavourite: 'Remover das favoritas (F)',
    rating: 'Classificação',
    select: 'Selecionar (X)',
    actions: 'O que fazer com as fotos selecionadas',
    clear: 'Não selecionar nada (Esc)',
    selected: (n) => `Seleção: ${count(n)}`,
    photos,
    addToAlbum: 'Adicionar a um álbum (L)',
    addTo: (n) => `Adicionar ${photos(n)} a um álbum`,
    added: (n, album) => `Adicionado a “${album}”: ${photos(n)}`,
    earlier: 'Mover em direção ao início',
    later: 'Mover em direção ao fim',
    takeOut: 'Retirar deste álbum',
    takenOut: (n, album) => `Retirado de “${album}”: ${photos(n)}`,
    copy: 'Copiar os arquivos (Ctrl C)',
    copied: (n) => `Copiado: ${files(n)}`,
    reveal: 'Mostrar os arquivos em suas pastas',
    open: 'Álbuns (B)',
    albums: 'Álbuns',
    newAlbum: 'Nome de um novo álbum',
    saveSearch: (query) => `Nome para a busca “${query}”`,
    make: 'Criar',
    save: 'Salvar',
    none: 'Ainda não há álbuns. Selecione fotos e adicione-as a um álbum, ou salve uma busca: ela também encontrará fotos novas.',
    finds: (query) => `Busca: ${query}`,
    rename: (album) => `Renomear “${album}”`,
    delete: (album) => `Excluir “${album}”`,
    deleted: (album) => `“${album}” foi excluído. Suas fotos permanecem.`,
    undo: 'Desfazer',
    export: 'Copiar para uma pasta (E)',
    exportTitle: (n) => `Copiar ${photos(n)} para uma pasta`,
    exportTo: 'Escolha uma pasta para as cópias',
    with: 'Como estão',
    withNote: 'Cópias exatas dos arquivos originais.',
    without: 'Sem o que elas revelam sobre você',
    withoutNote:
      'Omite onde, quando, com o que e por quem uma foto foi tirada. JPEG, PNG, WebP e GIF mantêm seus pixels exatamente; outros formatos viram JPEG. Vídeos não são copiados assim.',
    chooseFolder: 'Escolher uma pasta…',
    exported: (n) => `Copiado: ${photos(n)}`,
    notExported: (n, reason) => `Não copiado: ${photos(n)}. ${reason}`,
    video: 'O que um vídeo revela sobre si não pode ser omitido.',
  },

  trash: {
    move: 'Mover para a lixeira (Del)',
    moved: (n) => `Na lixeira: ${photos(n)}`,
    notMoved: (n, reason) => `Sem mover: ${files(n)}. ${reason}`,
    back: (n) => `De volta ao lugar: ${photos(n)}`,
    notBack: (n, reason) => `Ainda na lixeira: ${files(n)}. ${reason}`,
    recent: 'Na lixeira',
    recentNote: 'Enquanto a lixeira do sistema não for esvaziada, é possível devolver as fotos ao lugar.',
    removal: (n, when) => `${photos(n)}, ${when}`,
    putBack: 'Devolver',
    openWith: (program) => `Abrir com ${program}`,
    menu: 'O que fazer com isto',
    problems: {
      unreachable: 'Não é possível acessar o arquivo no momento.',
      read_only: 'A pasta ou o disco só permite leitura.',
      no_trash: 'Não há lixeira nesse disco.',
      taken: 'Outro arquivo ocupa o lugar agora.',
      emptied: 'Não está mais na lixeira.',
      by_hand: 'Neste sistema, use a própria lixeira para devolvê-lo.',
    },
  },

  atHand: {
    heading: 'À mão',
    tray: 'Continuar na bandeja do sistema',
    trayNote:
      'Ao fechar a janela, o Afterimage fica na bandeja e continua acompanhando suas pastas. Sem isso, fechá-la encerra o programa.',
    show: 'Mostrar o Afterimage',
    pause: 'Pausar a leitura',
    resume: 'Continuar a leitura',
    quit: 'Sair',
    palette: 'Buscar de qualquer lugar',
    paletteNote:
      'Teclas que valem em todos os programas abrem uma janelinha de busca: digite, pressione Enter e a foto aparece.',
    keys: 'Teclas',
    press: 'Pressione as novas teclas',
    byCommand:
      'No Wayland é o sistema que distribui essas teclas. Nas configurações de teclado, atribua algumas a este comando:',
  },

  palette: {
    hint: 'As setas escolhem, Enter mostra a foto, Esc fecha',
  },

  shortcuts: {
    title: 'Teclado',
    open: 'Atalhos de teclado (?)',
    keys: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc', Shift: 'Shift', Del: 'Del' },
    headings: { anywhere: 'Em qualquer lugar', photos: 'Fotos', photo: 'Uma foto' },
    does: {
      search: 'Pesquisar',
      paste: 'Pesquisar com a imagem da área de transferência',
      escape: 'Fechar, voltar ou limpar a pesquisa',
      library: 'Biblioteca: pastas, o que não pôde ser lido, configurações',
      models: 'Modelos',
      shortcuts: 'Esta lista',
      move: 'Mover',
      view: 'Ver a foto',
      similar: 'Fotos parecidas',
      stack: 'Ver todas as fotos de uma pilha',
      albums: 'Álbuns',
      copy: 'Copiar a foto, ou os arquivos selecionados',
      favourite: 'Favorita, ou não',
      stars: 'Tantas estrelas',
      select: 'Selecionar',
      selectAll: 'Selecionar tudo',
      addToAlbum: 'Adicionar a um álbum',
      export: 'Copiar para uma pasta',
      undo: 'Desfazer',
      trash: 'Mover para a lixeira',
      size: 'Maiores ou menores',
      step: 'Anterior, próxima',
      zoom: 'Cada pixel ou a foto inteira',
      closer: 'Mais perto, mais longe',
      ends: 'A foto inteira, cada pixel',
      look: 'Olhar em volta de perto',
      slideshow: 'Apresentação',
      info: 'Mostrar ou ocultar as informações',
      open: 'Abrir no visualizador',
      reveal: 'Mostrar o arquivo na pasta',
    },
  },
};
