import type { Album } from '../bindings/Album';
import type { Marks } from '../bindings/Marks';
import type { Stars } from '../bindings/Stars';
import { giving, having, mapOf, setOf } from './numbers';

/** What is asked of the Rust side. */
export interface KeepingCommands {
  marks: () => Promise<Marks>;
  albums: () => Promise<Album[]>;
  setFavourite: (photos: number[], favourite: boolean) => Promise<void>;
  rate: (photos: number[], stars: Stars | null) => Promise<void>;
}

/** What the person made of photos: favourites, stars, albums. */
export class Keeping {
  private favourites: ReadonlySet<number> = $state.raw(setOf());
  private stars: ReadonlyMap<number, number> = $state.raw(mapOf());
  /** By name. */
  albums: Album[] = $state.raw([]);

  constructor(private readonly commands: KeepingCommands) {}

  /** Asks for everything. */
  async load(): Promise<void> {
    const [marks, albums] = await Promise.all([this.commands.marks(), this.commands.albums()]);
    this.favourites = setOf(marks.favourites);
    this.stars = mapOf(marks.rated, marks.stars);
    this.albums = albums;
  }

  isFavourite(photo: number): boolean {
    return this.favourites.has(photo);
  }

  /** How many stars a photo has, by the person or by what its file says. */
  starsOf(photo: number): number {
    return this.stars.get(photo) ?? 0;
  }

  /** Whether all of these are favourites. */
  areFavourites(photos: readonly number[]): boolean {
    return photos.length > 0 && photos.every((photo) => this.isFavourite(photo));
  }

  /** How many stars all of these have; nothing if they differ. */
  starsOfAll(photos: readonly number[]): number | null {
    const [first, ...rest] = photos.map((photo) => this.starsOf(photo));
    return first !== undefined && rest.every((stars) => stars === first) ? first : null;
  }

  /** Makes photos favourites; those that all are, no longer. */
  async toggleFavourite(photos: number[]): Promise<void> {
    const favourite = !this.areFavourites(photos);
    // Shown at once; what the library answers is asked for by the event that follows.
    this.favourites = having(this.favourites, photos, favourite);
    await this.orElseLoad(this.commands.setFavourite(photos, favourite));
  }

  /** Gives photos stars. */
  async rate(photos: number[], count: Stars): Promise<void> {
    this.stars = giving(this.stars, photos, count);
    await this.orElseLoad(this.commands.rate(photos, count));
  }

  /** What could not be changed is shown as it is. */
  private async orElseLoad(change: Promise<void>): Promise<void> {
    try {
      await change;
    } catch (thrown) {
      await this.load();
      throw thrown;
    }
  }
}
