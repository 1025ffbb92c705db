import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
/** Microseconds between 1970 and 2000, the two epochs. */
const EPOCH_2000_MS = 946_684_800_000;

/**
 * Rows of one table in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"): no escaping, so what goes in is
 * what is stored. The caller writes the fields in the order of the columns.
 */
export class CopyRows {
  private bytes: Buffer;
  private used: number;
  count = 0;

  constructor(
    readonly table: string,
    readonly columns: readonly string[],
    size = 65_536,
  ) {
    this.bytes = Buffer.allocUnsafe(size);
    this.used = this.header();
  }

  get size(): number {
    return this.used;
  }

  row(): void {
    this.room(2);
    this.used = this.bytes.writeInt16BE(this.columns.length, this.used);
    this.count++;
  }

  none(): void {
    this.room(4);
    this.used = this.bytes.writeInt32BE(-1, this.used);
  }

  text(value: string | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.room(4 + value.length * 3);
    const written = this.bytes.write(value, this.used + 4, "utf8");
    this.bytes.writeInt32BE(written, this.used);
    this.used += 4 + written;
  }

  json(value: unknown): void {
    const text = JSON.stringify(value);
    this.room(5 + text.length * 3);
    const written = this.bytes.write(text, this.used + 5, "utf8");
    this.bytes.writeInt32BE(written + 1, this.used);
    this.bytes[this.used + 4] = 1;
    this.used += 5 + written;
  }

  bytea(value: Uint8Array): void {
    this.room(4 + value.length);
    this.used = this.bytes.writeInt32BE(value.length, this.used);
    this.bytes.set(value, this.used);
    this.used += value.length;
  }

  int(value: number | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.room(8);
    this.used = this.bytes.writeInt32BE(4, this.used);
    this.used = this.bytes.writeInt32BE(value, this.used);
  }

  smallint(value: number): void {
    this.room(6);
    this.used = this.bytes.writeInt32BE(2, this.used);
    this.used = this.bytes.writeInt16BE(value, this.used);
  }

  double(value: number | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.room(12);
    this.used = this.bytes.writeInt32BE(8, this.used);
    this.used = this.bytes.writeDoubleBE(value, this.used);
  }

  bool(value: boolean | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.room(5);
    this.used = this.bytes.writeInt32BE(1, this.used);
    this.bytes[this.used++] = value ? 1 : 0;
  }

  time(value: Date | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.room(12);
    this.used = this.bytes.writeInt32BE(8, this.used);
    this.used = this.bytes.writeBigInt64BE(BigInt(value.getTime() - EPOCH_2000_MS) * 1000n, this.used);
  }

  /** Sends the rows and starts anew. */
  async send(client: pg.ClientBase): Promise<void> {
    if (this.count === 0) return;
    this.room(2);
    this.used = this.bytes.writeInt16BE(-1, this.used);
    const stream = client.query(copyFrom(`COPY ${this.table} (${this.columns.map((column) => `"${column}"`).join(", ")}) FROM STDIN (FORMAT binary)`));
    stream.end(this.bytes.subarray(0, this.used));
    await finished(stream);
    // The bytes have gone out, so the buffer can be used again; a very large one is given back.
    if (this.bytes.length > 33_554_432) this.bytes = Buffer.allocUnsafe(65_536);
    this.used = this.header();
    this.count = 0;
  }

  private header(): number {
    SIGNATURE.copy(this.bytes, 0);
    this.bytes.fill(0, SIGNATURE.length, SIGNATURE.length + 8);
    return SIGNATURE.length + 8;
  }

  private room(needed: number): void {
    if (this.used + needed <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + needed));
    this.bytes.copy(grown, 0, 0, this.used);
    this.bytes = grown;
  }
}
