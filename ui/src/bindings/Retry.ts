import type { FailureFilter } from "./FailureFilter";

export type Retry = { "what": "file", file: number, } | { "what": "files", filter: FailureFilter, };
