/** A small setting of the window that is kept between starts. */
export class Kept<T extends string | number | boolean> {
  private current: T;

  /** `allowed` refuses values that an older or newer version may have kept. */
  constructor(
    private readonly key: string,
    private readonly fallback: T,
    private readonly allowed: (value: T) => boolean = () => true,
  ) {
    this.current = $state(read(key, fallback, allowed));
  }

  /** Takes over what another window has kept. */
  reload(): void {
    this.current = read(this.key, this.fallback, this.allowed);
  }

  get value(): T {
    return this.current;
  }

  set value(value: T) {
    this.current = value;
    localStorage.setItem(this.key, JSON.stringify(value));
  }
}

function read<T>(key: string, fallback: T, allowed: (value: T) => boolean): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === typeof fallback && allowed(value as T) ? (value as T) : fallback;
  } catch {
    return fallback;
  }
}
