export type Folder = { folder: number, path: string, online: boolean, files: number, failures: number };
