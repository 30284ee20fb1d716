export type Garbage = { photos: number, thumbnails: number, bytes: number, bytes_before: number, bytes_after: number, };
