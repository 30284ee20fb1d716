import type { Folder } from "./Folder";
export type LibraryStatus = { directory: string, model: string, folders: Folder[], photos: number, embedded: number, failures: number, bytes_on_disk: number };
