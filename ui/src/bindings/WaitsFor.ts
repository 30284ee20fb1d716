export type WaitsFor = "mains" | "idle";
