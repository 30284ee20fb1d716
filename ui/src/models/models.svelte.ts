import type { Choice } from '../bindings/Choice';
import type { FetchProgress } from '../bindings/FetchProgress';
import type { ModelCard } from '../bindings/ModelCard';
import type { Trial } from '../bindings/Trial';
import { strings } from '../strings';
import { inEightBits, isEightBit, nameOf } from './standing';

/** What is asked of the Rust side. */
export interface ModelCommands {
  models: () => Promise<ModelCard[]>;
  fetchModel: (name: string) => Promise<void>;
  stopFetch: (name: string) => Promise<void>;
  addModel: (folder: string) => Promise<string>;
  tryModel: (name: string) => Promise<Trial>;
  useModel: (name: string) => Promise<Choice>;
  removeModel: (name: string) => Promise<void>;
  freeModel: (model: string) => Promise<number>;
}

/** Who is told of what happens to models. */
export interface ModelListener {
  /** The library's own status may be another. */
  changed: () => Promise<void>;
  /** A model that was fetched is there. */
  fetched: (name: string) => void;
  /** A model could not be fetched. */
  failed: (name: string, problem: unknown) => void;
}

/** A fetch under way. */
export interface Fetch {
  /** How far it is, once anything was told. */
  progress: FetchProgress | null;
  /** Whether it was asked to stop. */
  stopping: boolean;
}

/** The models there are and what is being done with them. It outlives the page that shows it. */
export class Models {
  cards: ModelCard[] = $state.raw([]);
  /** The fetches under way, by the model's name. */
  fetches: Readonly<Record<string, Fetch>> = $state.raw({});
  /** What was not possible with a model, by its name: whatever was thrown. */
  problems: Readonly<Record<string, unknown>> = $state.raw({});
  /** Measurements of this session, by the model's name. */
  trials: Readonly<Record<string, Trial>> = $state.raw({});
  /** The model being tried. One at a time: two would slow each other down. */
  trying: string | null = $state(null);
  /** The model whose choice, deletion or freeing is being waited for. */
  working: string | null = $state(null);
  adding = $state(false);
  /** Why no model could be added. */
  addProblem: unknown = $state.raw(null);
  /** Why the models could not be listed. */
  problem: unknown = $state.raw(null);

  constructor(
    private readonly commands: ModelCommands,
    private readonly listener: ModelListener,
  ) {}

  /** A model's title, or its name as long as no more is known. */
  title(variant: string): string {
    const name = nameOf(variant);
    const title = this.cards.find((card) => card.name === name)?.title ?? name;
    return isEightBit(variant) ? strings.models.inEightBits(title) : title;
  }

  /** Asks again which models there are. */
  async load(): Promise<void> {
    try {
      this.cards = await this.commands.models();
      this.problem = null;
    } catch (thrown) {
      this.problem = thrown;
    }
  }

  /** Fetches a model, or goes on with it, until it is there, was stopped or went wrong. */
  async fetch(name: string): Promise<void> {
    if (this.fetches[name]) return;
    this.fetches = { ...this.fetches, [name]: { progress: null, stopping: false } };
    await this.attempt(name, () => this.commands.fetchModel(name));
    this.fetches = without(this.fetches, name);
    const installed = this.cards.some((card) => card.name === name && card.state === 'installed');
    if (name in this.problems) this.listener.failed(name, this.problems[name]);
    else if (installed) this.listener.fetched(name);
  }

  /** A fetch tells how far it is. What comes after its end is too late. */
  progressed(progress: FetchProgress): void {
    const fetch = this.fetches[progress.model];
    if (fetch) this.fetches = { ...this.fetches, [progress.model]: { ...fetch, progress } };
  }

  /** Asks a fetch to stop; it may take a moment to notice. */
  async stop(name: string): Promise<void> {
    const fetch = this.fetches[name];
    if (!fetch) return;
    this.fetches = { ...this.fetches, [name]: { ...fetch, stopping: true } };
    await this.commands.stopFetch(name);
  }

  async try(name: string): Promise<void> {
    if (this.trying !== null) return;
    this.trying = name;
    await this.attempt(name, async () => {
      const trial = await this.commands.tryModel(name);
      this.trials = { ...this.trials, [name]: trial };
    });
    this.trying = null;
  }

  /** Chooses the model that is to answer, with its weights as they are or in 8 bits. */
  use(name: string, eightBit = false): Promise<void> {
    return this.work(name, () => this.commands.useModel(eightBit ? inEightBits(name) : name));
  }

  /** Deletes a model's files. */
  remove(name: string): Promise<void> {
    return this.work(name, () => this.commands.removeModel(name));
  }

  /** Deletes what `model`, given as `name@revision`, embedded; a problem is told at the card called `name`. */
  free(name: string, model: string): Promise<void> {
    return this.work(name, () => this.commands.freeModel(model));
  }

  /** Adds the model in a folder; its name. */
  async add(folder: string): Promise<string | null> {
    this.adding = true;
    this.addProblem = null;
    try {
      return await this.commands.addModel(folder);
    } catch (thrown) {
      this.addProblem = thrown;
      return null;
    } finally {
      await this.load();
      this.adding = false;
    }
  }

  private async work(name: string, action: () => Promise<unknown>): Promise<void> {
    if (this.working !== null) return;
    this.working = name;
    await this.attempt(name, async () => {
      await action();
      await this.listener.changed();
    });
    this.working = null;
  }

  /** Does something with a model, keeps why it went wrong, and sees how the models are then. */
  private async attempt(name: string, action: () => Promise<unknown>): Promise<void> {
    this.problems = without(this.problems, name);
    try {
      await action();
    } catch (thrown) {
      this.problems = { ...this.problems, [name]: thrown };
    }
    await this.load();
  }
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
