import type { CheckStep } from "./CheckStep";

export type CheckProgress = { step: CheckStep, done: number, total: number, };
