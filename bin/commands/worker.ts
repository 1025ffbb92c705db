import type { Register } from "../cli";

/** `lucid worker`: takes jobs until it is stopped. Any number of them share the load. */
export const register: Register = (program, context) => {
  program
    .command("worker")
    .description("take jobs (dreams and the like) until stopped; start as many as you like")
    .action(async () => {
      const { runWorker } = await import("../worker");
      process.exitCode = await runWorker(context);
    });
};
