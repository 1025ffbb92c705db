/** A title where only a string fits: without the backticks around code. */
export const plainTitle = (title: string): string => title.replace(/`([^`\n]+)`/g, "$1");
