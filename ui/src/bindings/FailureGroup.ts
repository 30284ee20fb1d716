import type { FailureKind } from "./FailureKind";

export type FailureGroup = { kind: FailureKind, files: number, waiting: number, };
