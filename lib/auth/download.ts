/**
 * An answer that a browser saves, sent line by line as it is read. When the reader goes away the lines are no longer made.
 * @param lineEnd "\n", or "\r\n" where the format asks for it
 */
export function download(lines: AsyncIterable<string>, file: { name: string; type: string; lineEnd?: "\n" | "\r\n" }): Response {
  const source = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${value}${file.lineEnd ?? "\n"}`));
    },
    async cancel() {
      await source.return?.();
    },
  });
  const headers = { "content-type": file.type, "content-disposition": `attachment; filename="${file.name}"`, "cache-control": "no-store" };
  return new Response(body, { headers });
}
