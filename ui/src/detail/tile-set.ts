import { tileKey, type Tile } from './tiles';

/** A tile whose picture is there. */
export interface LoadedTile<P> {
  key: string;
  tile: Tile;
  picture: P;
}

/** So many pictures are asked for at once: what is wanted no more by the time the next is asked for is never asked for. */
export const AT_ONCE = 4;

/** The tiles of one photo: asks for those that are wanted, in the order they are, and keeps no others. */
export class TileSet<P> {
  /** What is to be drawn, coarse tiles below fine ones. */
  loaded: LoadedTile<P>[] = [];

  private wanted: Tile[] = [];
  private keys = new Set<string>();
  private readonly asked = new Set<string>();
  /** What did not come: asked once, as it would not come the second time. */
  private readonly refused = new Set<string>();

  constructor(
    private readonly load: (tile: Tile) => Promise<P>,
    /** Called when what is to be drawn may be something else. */
    private readonly changed: () => void,
  ) {}

  /** Whether everything that is wanted is there, or won't come. */
  get complete(): boolean {
    const there = new Set(this.loaded.map((tile) => tile.key));
    return this.wanted.every((tile) => there.has(tileKey(tile)) || this.refused.has(tileKey(tile)));
  }

  /** Says which tiles are wanted now, the most wanted first. */
  want(tiles: Tile[]): void {
    this.wanted = tiles;
    this.keys = new Set(tiles.map(tileKey));
    this.tidy();
    this.changed();
    this.ask();
  }

  private ask(): void {
    const there = new Set(this.loaded.map((tile) => tile.key));
    for (const tile of this.wanted) {
      if (this.asked.size >= AT_ONCE) return;
      const key = tileKey(tile);
      if (there.has(key) || this.asked.has(key) || this.refused.has(key)) continue;
      this.asked.add(key);
      void this.fetch(tile, key);
    }
  }

  private async fetch(tile: Tile, key: string): Promise<void> {
    try {
      const picture = await this.load(tile);
      if (this.keys.has(key)) {
        const others = this.loaded.filter((other) => other.key !== key);
        this.loaded = [...others, { key, tile, picture }].sort((a, b) => b.tile.level - a.tile.level);
      }
    } catch {
      this.refused.add(key);
    }
    this.asked.delete(key);
    this.tidy();
    this.changed();
    this.ask();
  }

  /** Lets go of tiles nobody wants; but until their place is taken, blurred ones are better than none. */
  private tidy(): void {
    if (this.loaded.every((tile) => this.keys.has(tile.key))) return;
    if (this.wanted.length === 0 || this.complete) {
      this.loaded = this.loaded.filter((tile) => this.keys.has(tile.key));
      return;
    }
    const level = this.wanted[0]?.level;
    this.loaded = this.loaded.filter((tile) => this.keys.has(tile.key) || tile.tile.level !== level);
  }
}
