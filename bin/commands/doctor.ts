import type { Register } from "../cli";

/** `lucid doctor`: what is wrong with this installation, and how to mend it. */
export const register: Register = (program, context) => {
  context.verb(program, "doctor", "say what is wrong with this installation and how to mend it").action(
    context.run(async () => {
      const { examine } = await import("../doctor");
      const checks = await examine(context);
      const ok = checks.every((check) => check.status !== "wrong");
      const marks = { ok: "ok     ", advice: "advice ", wrong: "wrong  " };
      const lines = checks.map((check) => `${marks[check.status]} ${check.name}: ${check.message}${check.mend ? `\n         ${check.mend}` : ""}`);
      return { json: { ok, checks }, text: lines.join("\n"), exit: ok ? 0 : 1 };
    }),
  );
};
