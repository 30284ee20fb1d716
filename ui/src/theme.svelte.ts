/** Light, dark, or as the system is. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';
const THEMES: readonly string[] = ['system', 'light', 'dark'] satisfies Theme[];

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** The chosen theme, kept between starts and shown on the root element as `data-theme`. */
class ThemeChoice {
  private choice: Theme = $state(kept());

  constructor() {
    this.apply();
    systemDark.addEventListener('change', () => this.apply());
    // Another window of ours may be where it is chosen.
    addEventListener('storage', () => {
      this.choice = kept();
      this.apply();
    });
  }

  get chosen(): Theme {
    return this.choice;
  }

  set chosen(theme: Theme) {
    this.choice = theme;
    localStorage.setItem(KEY, theme);
    this.apply();
  }

  private apply(): void {
    const dark = this.choice === 'dark' || (this.choice === 'system' && systemDark.matches);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }
}

function kept(): Theme {
  const value = localStorage.getItem(KEY);
  return value !== null && THEMES.includes(value) ? (value as Theme) : 'system';
}

export const theme = new ThemeChoice();
