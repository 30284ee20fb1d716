/** Photos that are dragged out of the window. */
export class DraggingOut {
  /** Whether what comes over the window is its own. */
  active = $state(false);
  private turn = 0;

  constructor(
    /** Resolves when the photos were let go of. */
    private readonly drag: (photos: number[]) => Promise<void>,
    /** How long the system may take to say that they were let go of here, in milliseconds. */
    private readonly aftermath = 500,
  ) {}

  /** Drags photos, until they are let go of. */
  async begin(photos: number[]): Promise<void> {
    const turn = ++this.turn;
    this.active = true;
    try {
      await this.drag(photos);
    } finally {
      setTimeout(() => {
        if (turn === this.turn) this.active = false;
      }, this.aftermath);
    }
  }
}
