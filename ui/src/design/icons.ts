/**
 * The window's own icons: outlines on a 24 × 24 grid, 1.6 wide with round ends, drawn in the colour of the text beside
 * them.
 */
export const icons = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20 20',
  close: 'M6.5 6.5l11 11m0-11l-11 11',
  back: 'M19.5 12h-15m6-6-6 6 6 6',
  down: 'M5.5 9 12 15.5 18.5 9',
  previous: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  folder:
    'M3.5 7A1.5 1.5 0 0 1 5 5.5h4l2.2 2.5H19A1.5 1.5 0 0 1 20.5 9.5v8A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5Z',
  folderAdd:
    'M20.5 11V9.5A1.5 1.5 0 0 0 19 8h-7.8L9 5.5H5A1.5 1.5 0 0 0 3.5 7v10.5A1.5 1.5 0 0 0 5 19h7.5M17.5 14v6m-3-3h6',
  open: 'M13.5 4.5h6v6m0-6L11 13m-2-7.5H6A1.5 1.5 0 0 0 4.5 7v11A1.5 1.5 0 0 0 6 19.5h11a1.5 1.5 0 0 0 1.5-1.5v-3',
  reveal:
    'M3.5 17V7A1.5 1.5 0 0 1 5 5.5h4L11.2 8H18a1.5 1.5 0 0 1 1.5 1.5V11M3.5 17.5 6.1 11.9A1.5 1.5 0 0 1 7.5 11h12.2a1 1 0 0 1 .9 1.4l-2.5 5.7a1.5 1.5 0 0 1-1.4.9H4.5a1 1 0 0 1-1-1Z',
  copy: 'M9 8.5h9.5a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1ZM16 8.5V5a1 1 0 0 0-1-1H5.5a1 1 0 0 0-1 1v9.5a1 1 0 0 0 1 1H8',
  similar:
    'M9.2 14.7a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM14.8 20.3a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm0-4v-5m0-2.8v-.1',
  calendar:
    'M5 6.5h14a.5.5 0 0 1 .5.5v12a.5.5 0 0 1-.5.5H5a.5.5 0 0 1-.5-.5V7a.5.5 0 0 1 .5-.5ZM4.5 10.5h15M8.5 4.5v4m7-4v4',
  camera:
    'M4.5 8h3L9 5.5h6L16.5 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z',
  picture:
    'M5 5.5h14a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM4.5 16.5l4.5-5 4 4.5 2.5-2.5 4 4M15.5 10v-.1',
  place:
    'M12 20.5c4-4.3 6-7.5 6-10a6 6 0 1 0-12 0c0 2.5 2 5.7 6 10Zm0-7.7a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  keywords:
    'M4.5 5.5v6l8.3 8.3a1 1 0 0 0 1.4 0l5.6-5.6a1 1 0 0 0 0-1.4l-8.3-8.3h-6a1 1 0 0 0-1 1ZM8.5 8.5v.1',
  description: 'M5 6.5h14M5 10.5h14M5 14.5h14M5 18.5h8',
  rating: 'M12 4.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8Z',
  warning: 'M12 4.5 20.5 19h-17ZM12 10v4m0 2.6v.1',
  pause: 'M8.5 6v12m7-12v12',
  resume: 'M8 5.5v13l10.5-6.5Z',
  slideshow: 'M4 5.5h16v11H4ZM8.5 20h7M12 16.5V20M10.5 8.5v5l4-2.5Z',
  strip: 'M4 5.5h16v8.5H4ZM4 17.5h3.5v2H4Zm6.2 0h3.6v2h-3.6Zm6.3 0H20v2h-3.5Z',
  shuffle:
    'M4 7.5h3.5l8 9H20m-2.5-2.5L20 16.5 17.5 19M4 16.5h3.5l2.6-2.9m2.8-3.2 2.6-2.9H20M17.5 5 20 7.5 17.5 10',
  history: 'M5 12a7 7 0 1 1 2.1 5M4.5 8.5 5 12l3.4-.8M12 8.5V12l2.5 1.5',
  refresh:
    'M19.5 5v4.5H15M4.5 19v-4.5H9M5.8 9.5a6.8 6.8 0 0 1 12.4-1.2l1.3 1.2M18.2 14.5A6.8 6.8 0 0 1 5.8 15.7l-1.3-1.2',
  remove: 'M5 7.5h14M9.5 7.5V5h5v2.5m3 0L16.8 19H7.2L6.5 7.5m4 3.5v5m3-5v5',
  keyboard:
    'M4 7h16a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Zm2.5 3.5v.1m3.6-.1v.1m3.7-.1v.1m3.7-.1v.1M8 14.3h8',
  smaller: 'M6 12h12',
  larger: 'M6 12h12M12 6v12',
  live: 'M12 13.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM8.3 15.7a5.2 5.2 0 0 1 0-7.4m7.4 0a5.2 5.2 0 0 1 0 7.4M5.4 18.6a9.3 9.3 0 0 1 0-13.2m13.2 0a9.3 9.3 0 0 1 0 13.2',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm0-12.5V12l3 2',
  unplugged:
    'M9 4.5v3.2m6-3.2v2.7M16.8 9.5v1.3a4.8 4.8 0 0 1-.7 2.5M12 15.6V20m-4.7-10v.8a4.7 4.7 0 0 0 4.7 4.8M6 9h2.5m3.2 0H18M4.5 4.5l15 15',
  done: 'M5.5 12.5l4.5 4.5 8.5-9.5',
  missing: 'M9 18.5H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1h9m4 0h1a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-6M4.5 20 20 4',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof icons;

/** What points the way of reading, and is turned where that is from right to left. Arrows in circles and players' signs are not. */
export const turned: ReadonlySet<IconName> = new Set(['back', 'previous', 'next', 'open', 'description']);
