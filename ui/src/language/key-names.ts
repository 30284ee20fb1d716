import { strings } from '../strings';

/** What is written on a key. */
export function keyName(key: string): string {
  const { keys } = strings.shortcuts;
  return key in keys ? keys[key as keyof typeof keys] : key;
}
