/** What goes wrong on purpose, for the next requests that fit. */
export interface Fault {
  /** A request fits when "METHOD /path" contains this; every request when it is absent. */
  on?: string;
  kind: "status" | "timeout" | "truncate" | "reset";
  /** For `status`: 429, 529, 500 … */
  status?: number;
  /** Requests that it strikes; 1 when nothing is said. */
  times?: number;
  /** Requests that fit and are let through first. */
  after?: number;
  /** What the answer says about waiting, in milliseconds. */
  retryAfterMs?: number;
  /** The request does its work, and only the answer is lost. */
  lateAnswer?: boolean;
}

const TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  429: "rate_limit_error",
  500: "api_error",
  504: "timeout_error",
  529: "overloaded_error",
};

export const typeOf = (status: number): string => TYPES[status] ?? "api_error";

/** The faults that are still to strike. */
export class Faults {
  private waiting: Required<Pick<Fault, "times" | "after">>[] & Fault[] = [];

  add(fault: Fault): void {
    this.waiting.push({ ...fault, times: fault.times ?? 1, after: fault.after ?? 0 });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault that strikes this request, if one does. */
  strike(request: string): Fault | null {
    for (const fault of this.waiting) {
      if (fault.on !== undefined && !request.includes(fault.on)) continue;
      if (fault.after > 0) {
        fault.after--;
        continue;
      }
      if (fault.times <= 0) continue;
      fault.times--;
      return fault;
    }
    return null;
  }
}
