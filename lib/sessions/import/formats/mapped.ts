import { type LineMapping, rowOf } from "../line-mapping";
import { type Format, parseObject, RecordError } from "../reader";
import { readRows } from "./message-rows";

/** JSON lines that a person said how to read. */
export function mappedLines(mapping: LineMapping): Format {
  return {
    name: "mapped",
    framing: "lines",
    read(context) {
      const rows = readRows(context, "mapped");
      return {
        take({ bytes, line }) {
          if (bytes.length === 0) return;
          try {
            rows.row(rowOf(parseObject(bytes), mapping), bytes, line);
          } catch (error) {
            if (!(error instanceof RecordError)) throw error;
            context.reject(error.message, line);
          }
        },
        end: (cut) => rows.end(cut),
      };
    },
  };
}
