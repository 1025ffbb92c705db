/** Whole numbers and texts as bytes: numbers in LEB128 (seven bits a byte), texts in UTF-8 behind their length. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(2048);
  private length = 0;

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  /** A whole number from 0 to 2^53. */
  number(value: number): void {
    this.room(8);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  text(value: string): void {
    const size = Buffer.byteLength(value, "utf8");
    this.number(size);
    this.room(size);
    this.length += this.bytes.write(value, this.length, "utf8");
  }

  done(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}

/** Reads what a `ByteWriter` wrote. @throws RangeError at bytes that it did not */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined || scale > 2 ** 49) throw new RangeError("These bytes are not packed session features.");
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  text(): string {
    const size = this.number();
    const end = this.at + size;
    if (end > this.bytes.length) throw new RangeError("These bytes are not packed session features.");
    // Short plain texts, nearly all of them: faster than the decoder.
    const text = this.bytes.toString("utf8", this.at, end);
    this.at = end;
    return text;
  }
}
