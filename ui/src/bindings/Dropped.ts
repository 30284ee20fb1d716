export type Dropped = { folders: string[], pictures: string[] };
