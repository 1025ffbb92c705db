import type { Register } from "../cli";

/** `lucid start`: the console, its database and its worker. What `npm start` runs. */
export const register: Register = (program, context) => {
  program
    .command("start")
    .description("start the console, with its database and a worker")
    .option("--dev", "serve the sources as they change, without a build")
    .action(async (options: { dev?: boolean }) => {
      const { runConsole } = await import("../console");
      process.exitCode = await runConsole(context, { dev: options.dev === true });
    });
};
