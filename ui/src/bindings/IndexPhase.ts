export type IndexPhase = "idle" | "scanning" | "indexing" | "paused";
