import { type Info, type Parser, parse } from "csv-parse";
import { delimiterOf, namedRow } from "./formats/csv";

/** How the lines of a table end, by the first end outside of quotes. The parser would look for it too, at great cost for a long first line. */
function lineEndOf(first: Buffer): string[] {
  const bare = first.toString("utf8", 0, 65_536).replace(/"[^"]*"/g, "");
  const found = /\r\n|\n|\r/.exec(bare)?.[0];
  return found ? [found] : ["\r\n", "\n"];
}

/** Splits a table into rows as the bytes arrive. A row that cannot be read is refused with its line, and the rest goes on. */
export class CsvSplitter {
  private parser: Parser | null = null;
  private header: string[] | null = null;
  private failure: Error | null = null;

  constructor(
    private readonly maxRow: number,
    private readonly emit: (row: Record<string, unknown>, raw: Buffer, line: number) => void,
    private readonly refuse: (reason: string, line: number | undefined) => void,
  ) {}

  /** @throws RangeError when a row is larger than the limit */
  async feed(chunk: Buffer): Promise<void> {
    this.parser ??= this.begin(chunk);
    const { parser } = this;
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    this.throwFailure();
  }

  async end(): Promise<void> {
    const { parser } = this;
    if (parser === null) return;
    await new Promise<void>((resolve) => {
      parser.once("end", resolve);
      parser.once("close", resolve);
      parser.end();
    });
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure instanceof RangeError) throw this.failure;
    if (this.failure) throw new SyntaxError(this.failure.message);
  }

  private begin(first: Buffer): Parser {
    const newline = first.indexOf(0x0a);
    const delimiter = delimiterOf(first.toString("utf8", 0, newline < 0 ? first.length : newline));
    const parser = parse({
      delimiter,
      record_delimiter: lineEndOf(first),
      info: true,
      raw: true,
      relax_column_count: true,
      // Quotes in the middle of a cell are letters, as in most readers: each refused on its own would take time by the square of their number.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: this.maxRow,
      on_skip: (error) => {
        // What comes after a row without an end is a part of it.
        if (error?.code === "CSV_MAX_RECORD_SIZE") throw new RangeError(`The row at line ${error.lines} is larger than ${this.maxRow / 1_048_576} MB.`);
        this.refuse(`The row cannot be read: ${error?.message ?? "unknown reason"}`, typeof error?.lines === "number" ? error.lines : undefined);
        return undefined;
      },
    });
    parser.on("data", (row: { record: string[]; raw: string; info: Info }) => {
      if (this.header === null) this.header = row.record.map((name) => name.trim());
      else if (row.record.length > this.header.length)
        this.refuse(`The row has ${row.record.length} cells, the first line names ${this.header.length}.`, row.info.lines);
      else this.emit(namedRow(this.header, row.record), Buffer.from(row.raw), row.info.lines);
    });
    parser.on("error", (error) => {
      this.failure = error;
    });
    return parser;
  }
}
