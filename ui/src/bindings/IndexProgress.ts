import type { IndexPhase } from "./IndexPhase";
export type IndexProgress = { phase: IndexPhase, done: number, total: number, failed: number, photos_per_second: number, eta_seconds: number | null, current: string | null };
