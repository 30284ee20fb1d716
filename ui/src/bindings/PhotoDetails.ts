import type { DateSource } from "./DateSource"; import type { FileDetails } from "./FileDetails";
export type PhotoDetails = { photo: number, width: number, height: number, format: string, taken_at: string, taken_at_source: DateSource, camera: string | null, latitude: number | null, longitude: number | null, files: FileDetails[] };
