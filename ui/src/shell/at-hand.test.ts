import { expect, test, vi } from 'vitest';
import type { AtHand } from '../bindings/AtHand';
import type { IndexProgress } from '../bindings/IndexProgress';
import { strings } from '../strings';
import { AtHandChoice, trayWords, type AtHandCommands } from './at-hand.svelte';

const AT_REST: IndexProgress = {
  phase: 'idle',
  done: 0,
  total: 0,
  failed: 0,
  photos_per_second: 0,
  eta_seconds: null,
  current: null,
  waits_for: null,
};
const READING: IndexProgress = { ...AT_REST, phase: 'indexing', done: 3, total: 9 };
const TITLES = { used: 'Starter', next: null };
const NONE: AtHand = {
  tray: false,
  keys: null,
  usual_keys: 'Ctrl+Alt+Space',
  palette_command: 'afterimage-app --palette',
};
const GIVEN: AtHandCommands = {
  atHand: () => Promise.resolve(NONE),
  stayInTray: (tray) => Promise.resolve({ ...NONE, tray }),
  setPaletteKeys: (keys) => Promise.resolve({ ...NONE, keys }),
  sayInTray: () => Promise.resolve(),
};

test('the tray says how far it is, and offers what can be done', () => {
  const { status, pause, can_pause, paused } = trayWords(READING, TITLES);
  expect(status).toContain(strings.progress.short(3, 9));
  expect([pause, can_pause, paused]).toEqual([strings.atHand.pause, true, false]);
  const waiting = trayWords({ ...READING, phase: 'paused' }, TITLES);
  expect([waiting.pause, waiting.can_pause, waiting.paused]).toEqual([strings.atHand.resume, true, true]);
  expect(trayWords(AT_REST, TITLES)).toMatchObject({
    status: strings.library.activity.idle,
    can_pause: false,
  });
  expect(trayWords({ ...READING, phase: 'waiting', waits_for: 'mains' }, TITLES).can_pause).toBe(false);
});

test('the tray is told only of what is new, and only if it is there', async () => {
  const sayInTray = vi.fn(() => Promise.resolve());
  const choice = new AtHandChoice({ ...GIVEN, sayInTray });
  await choice.load();
  choice.say(READING, TITLES);
  expect(sayInTray).not.toHaveBeenCalled();
  await choice.stayInTray(true);
  choice.say(READING, TITLES);
  choice.say(READING, TITLES);
  choice.say(AT_REST, TITLES);
  expect(sayInTray).toHaveBeenCalledTimes(2);
});

test('what could not be chosen is told, and stays as it was', async () => {
  const choice = new AtHandChoice({ ...GIVEN, stayInTray: () => Promise.reject(new Error('no tray')) });
  await choice.load();
  await choice.stayInTray(true);
  expect([choice.chosen, String(choice.problem)]).toEqual([NONE, 'Error: no tray']);
  await choice.setPaletteKeys('Ctrl+Alt+KeyP');
  expect([choice.chosen?.keys, choice.problem]).toEqual(['Ctrl+Alt+KeyP', null]);
});
