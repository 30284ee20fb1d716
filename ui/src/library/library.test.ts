import { expect, test, vi } from 'vitest';
import type { Folder } from '../bindings/Folder';
import type { IndexProgress } from '../bindings/IndexProgress';
import type { LibraryStatus } from '../bindings/LibraryStatus';
import { Library } from './library.svelte';

const folder = (rest: Partial<Folder>): Folder => ({
  folder: 1,
  path: '/photos',
  online: true,
  files: 2,
  failures: 0,
  state: { kind: 'watched' },
  looked_at: 100,
  ...rest,
});

function open(folders: Folder[]) {
  let now = folders;
  const progress = { phase: 'paused' } as IndexProgress;
  const commands = {
    libraryStatus: vi.fn(() => Promise.resolve({ folders: now } as LibraryStatus)),
    indexProgress: vi.fn(() => Promise.resolve(progress)),
    pauseIndexing: vi.fn(() => Promise.resolve()),
    resumeIndexing: vi.fn(() => Promise.resolve()),
    addFolders: vi.fn(() => Promise.resolve([])),
    removeFolder: vi.fn(() => Promise.resolve()),
    lookAtFolder: vi.fn(() => Promise.resolve()),
  };
  return { commands, library: new Library(commands), become: (folders: Folder[]) => (now = folders) };
}

test('every answer is a new version', async () => {
  const { library } = open([]);
  await library.load();
  await library.refresh();
  expect(library.version).toBe(2);
});

test('a folder is being looked through until the time of its last look is another', async () => {
  const pictures = folder({});
  const { library, become } = open([pictures, folder({ folder: 2 })]);
  await library.load();
  await library.lookAt(pictures);
  await library.looked();
  expect([library.isLooking(1), library.isLooking(2)]).toEqual([true, false]);
  become([folder({ looked_at: 101 })]);
  await library.refresh();
  expect(library.isLooking(1)).toBe(false);
});

test('a look for a folder that is away ends with the next look that ends', async () => {
  const away = folder({ state: { kind: 'offline', cause: 'missing', reason: 'Gone.' } });
  const { library } = open([away]);
  await library.load();
  await library.lookAt(away);
  await library.refresh();
  expect(library.isLooking(1)).toBe(true);
  await library.looked();
  expect(library.isLooking(1)).toBe(false);
});

test('a folder that is taken out is not looked through any more', async () => {
  const pictures = folder({});
  const { library, become } = open([pictures]);
  await library.load();
  await library.lookAt(pictures);
  become([]);
  await library.removeFolder(1);
  expect(library.isLooking(1)).toBe(false);
});

test('a pause is seen at once, also while there is nothing to do', async () => {
  const { commands, library } = open([]);
  await library.pause(true);
  expect(library.progress.phase).toBe('paused');
  await library.pause(false);
  expect([commands.pauseIndexing, commands.resumeIndexing].map((call) => call.mock.calls.length)).toEqual([
    1, 1,
  ]);
});
