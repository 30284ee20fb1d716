export type Query = { "kind": "everything" } | { "kind": "text", text: string } | { "kind": "similar", photo: number } | { "kind": "picture", path: string };
