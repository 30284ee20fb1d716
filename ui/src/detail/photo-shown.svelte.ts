import type { PhotoDetails } from '../bindings/PhotoDetails';

/** The photo that is shown large, and what is known of it. */
export class PhotoShown {
  /** Of the photo shown before until those of this one are there. */
  details: PhotoDetails | null = $state.raw(null);
  /** Why nothing is known. */
  problem: unknown = $state.raw(null);

  private asked = -1;

  constructor(private readonly ask: (photo: number) => Promise<PhotoDetails>) {}

  /** Asks for what is known of a photo. What comes of another one meanwhile is too late. */
  async show(photo: number): Promise<void> {
    this.asked = photo;
    try {
      const details = await this.ask(photo);
      if (photo === this.asked) [this.details, this.problem] = [details, null];
    } catch (thrown) {
      if (photo === this.asked) [this.details, this.problem] = [null, thrown];
    }
  }
}
