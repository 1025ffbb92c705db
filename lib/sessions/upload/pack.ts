/**
 * Many files as one body, without holding any of them: before each file a line of JSON with its path and size, then its bytes.
 * The browser reads the parts from disk while it sends them.
 */
export const UPLOAD_TYPE = "application/x-lucid-files";

/** The line that stands before a file's bytes. */
export function fileHeader(path: string, size: number): string {
  return `${JSON.stringify({ path, size })}\n`;
}

/** The body for these files, in order of their paths so that an upload is the same whatever order they were dropped in. */
export function packFiles(files: readonly { path: string; file: Blob }[]): Blob {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Blob(
    sorted.flatMap(({ path, file }) => [fileHeader(path, file.size), file]),
    { type: UPLOAD_TYPE },
  );
}
