/** The sides of the guidance page that its address names. */
export const VIEWS = ["items", "agents", "find", "history"] as const;
export type View = (typeof VIEWS)[number];
