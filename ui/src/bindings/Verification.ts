import type { Finding } from "./Finding";

export type Verification = { photos: number, embeddings: number, waiting: number, without_thumbnail: number, findings: Array<Finding>, };
