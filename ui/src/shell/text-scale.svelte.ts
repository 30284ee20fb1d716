/** The height of a line of one rem, in pixels, as long as nobody enlarges text. */
const USUAL = 16;

/** How much larger than usual text is: systems and web views let people enlarge it, and what holds text has to follow. */
class TextScale {
  /** 1 where text is as usual, 2 where it is twice as high. */
  value = $state(1);

  /** Measures text in a document from now on, and tells its style as `--text-scale`. */
  follow(document: Document): void {
    const line = document.createElement('span');
    line.textContent = 'x';
    line.ariaHidden = 'true';
    Object.assign(line.style, {
      position: 'fixed',
      insetBlockEnd: '100%',
      fontSize: '1rem',
      lineHeight: '1',
      visibility: 'hidden',
    });
    document.body.append(line);
    new ResizeObserver(() =>
      this.measured(line.getBoundingClientRect().height, document.documentElement),
    ).observe(line);
  }

  private measured(height: number, root: HTMLElement): void {
    this.value = Math.max(1, Math.round((20 * height) / USUAL) / 20);
    root.style.setProperty('--text-scale', String(this.value));
    root.dataset['text'] = this.value > 1.3 ? 'large' : 'usual';
  }
}

export const textScale = new TextScale();
