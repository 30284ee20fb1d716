import type { IgnoreRules } from "./IgnoreRules";
import type { IndexPace } from "./IndexPace";

export type Manners = { pace: IndexPace, only_on_mains: boolean, only_when_idle: boolean, idle_minutes: number, threads: number | null, memory_mb: number | null, ignore: IgnoreRules, };
