export type IndexPace = "quiet" | "balanced" | "fast";
