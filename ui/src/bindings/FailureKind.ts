export type FailureKind = "video" | "no_permission" | "unreadable" | "empty" | "no_picture" | "unsupported" | "no_preview" | "too_large" | "too_slow" | "damaged" | "other";
