export type Results = { photos: number[], aspects: number[], scores: number[] | null, searched: number, took_ms: number };
