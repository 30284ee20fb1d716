export type DateSource = "exif" | "file_modified";
