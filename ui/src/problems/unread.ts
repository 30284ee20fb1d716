import type { UnreadReason } from '../bindings/UnreadReason';
import { strings } from '../strings';

/** Why a file can't be read, as a sentence. */
export function unreadText(why: UnreadReason): string {
  const words = strings.library.failures.reasons;
  switch (why.kind) {
    case 'unsupported':
      return words.unsupported(why.format);
    case 'too_many_pixels':
      return words.too_many_pixels(why.width, why.height);
    case 'too_many_bytes':
      return words.too_many_bytes(why.bytes);
    case 'too_slow':
      return words.too_slow(why.seconds);
    default:
      return words[why.kind];
  }
}
