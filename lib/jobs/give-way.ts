import { setPriority } from "node:os";

/** Niceness of a process that works on jobs, from -20 to 19: people who wait for a page go first. See setpriority(2). */
const NICE = 10;

/** Lets pages go before this process wherever both want the processor: a dream takes all that it can get. */
export function giveWay(): void {
  setPriority(NICE);
}
