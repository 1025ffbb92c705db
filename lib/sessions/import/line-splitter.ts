/** Splits bytes into lines as they arrive, without their ends (LF or CRLF). Numbers count from 1. */
export class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;
  private number = 0;
  private tooLong = false;

  constructor(
    private readonly maxLine: number,
    private readonly emit: (line: Buffer, number: number) => void,
    private readonly refuse: (number: number) => void,
  ) {}

  feed(chunk: Buffer): void {
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(0x0a, from);
      if (at < 0) break;
      this.take(chunk.subarray(from, at));
      this.finish();
      from = at + 1;
    }
    if (from < chunk.length) this.take(chunk.subarray(from));
  }

  end(): void {
    if (this.length > 0 || this.tooLong) this.finish();
  }

  private take(part: Buffer): void {
    if (this.tooLong || part.length === 0) return;
    this.length += part.length;
    if (this.length > this.maxLine) {
      this.tooLong = true;
      this.parts = [];
      return;
    }
    this.parts.push(part);
  }

  private finish(): void {
    this.number++;
    const { parts, tooLong } = this;
    this.parts = [];
    this.length = 0;
    this.tooLong = false;
    if (tooLong) {
      this.refuse(this.number);
      return;
    }
    let line = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    if (line.length > 0 && line[line.length - 1] === 0x0d) line = line.subarray(0, line.length - 1);
    this.emit(line, this.number);
  }
}
