type Texts = Record<string, unknown>;

/**
 * Texts that are those of the current language whenever one is read. Groups can be held on to and functions passed around:
 * they follow the language too. What functions are given as text goes through `isolate`.
 */
export function live<T extends object>(current: () => T, isolate: (text: string) => string): T {
  return view(current as () => Texts, isolate) as T;
}

function view(current: () => Texts, isolate: (text: string) => string): Texts {
  const kept = new Map<string, unknown>();
  const keep = (key: string, value: unknown): unknown => (kept.set(key, value), value);
  return new Proxy<Texts>(
    {},
    {
      get(_, key) {
        if (typeof key !== 'string') return undefined;
        // Reading it is what makes whoever reads depend on the language.
        const value = current()[key];
        if (typeof value === 'function') return kept.get(key) ?? keep(key, calling(current, key, isolate));
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
        return (
          kept.get(key) ??
          keep(
            key,
            view(() => current()[key] as Texts, isolate),
          )
        );
      },
      has: (_, key) => Reflect.has(current(), key),
    },
  );
}

const calling =
  (current: () => Texts, key: string, isolate: (text: string) => string) =>
  (...given: unknown[]): unknown => {
    const text = current()[key] as (...given: unknown[]) => unknown;
    return text(...given.map((one) => (typeof one === 'string' ? isolate(one) : one)));
  };
