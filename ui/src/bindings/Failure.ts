export type Failure = { path: string, reason: string };
