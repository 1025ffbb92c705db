/** A list of whole numbers that grows without boxing them. */
export class Numbers {
  private values: Int32Array;
  length = 0;

  constructor(room = 16) {
    this.values = new Int32Array(Math.max(1, room));
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** The list, in memory of its own. */
  copy(): Int32Array {
    return this.values.slice(0, this.length);
  }

  /** The list; later pushes may not show in it. */
  done(): Int32Array {
    return this.values.subarray(0, this.length);
  }
}
