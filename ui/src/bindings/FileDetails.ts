export type FileDetails = { file: number, path: string, size: number, online: boolean };
