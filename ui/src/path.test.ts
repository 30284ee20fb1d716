import { expect, test } from 'vitest';
import { fileName, parentFolder, pathParts, splitName } from './path';

test('file names on every system', () => {
  expect(fileName('/home/ana/Photos/IMG_1.jpg')).toBe('IMG_1.jpg');
  expect(fileName('C:\\Users\\ana\\Bilder\\砂浜.png')).toBe('砂浜.png');
  expect(fileName('/home/ana/Photos/')).toBe('Photos');
  expect(fileName('/')).toBe('/');
});

test('folders on every system', () => {
  expect(parentFolder('/home/ana/Photos/IMG_1.jpg')).toBe('/home/ana/Photos');
  expect(parentFolder('C:\\Users\\ana\\a.png')).toBe('C:\\Users\\ana');
  expect(parentFolder('/a.png')).toBe('/');
  expect(parentFolder('a.png')).toBe('');
});

test('paths are taken apart and together again', () => {
  for (const path of ['/home/ada/صور/2019', 'C:\\Users\\ada', '/', 'photos/'])
    expect(
      pathParts(path)
        .map(({ text, separator }) => text + separator)
        .join(''),
    ).toBe(path);
  expect(pathParts('/a/b').map(({ text }) => text)).toEqual(['', 'a', 'b']);
});

test('names keep their end', () => {
  expect(splitName('a very long name of a photo (2).jpg')).toEqual([
    'a very long name of a p',
    'hoto (2).jpg',
  ]);
  expect(splitName('a.jpg')).toEqual(['a.j', 'pg']);
  expect(splitName('')).toEqual(['', '']);
});
