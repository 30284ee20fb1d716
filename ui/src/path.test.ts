import { expect, test } from 'vitest';
import { fileName, parentFolder } from './path';

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
