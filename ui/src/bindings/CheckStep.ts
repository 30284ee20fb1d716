export type CheckStep = "catalog" | "index" | "thumbnails";
