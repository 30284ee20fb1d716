import type { FailureKind } from "./FailureKind";

export type FailureFilter = { kind: FailureKind | null, path_contains: string, };
