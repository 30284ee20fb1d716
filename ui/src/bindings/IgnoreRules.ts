export type IgnoreRules = { patterns: Array<string>, hidden: boolean, least_bytes: number, };
