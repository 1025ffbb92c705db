// Another worker's process, for the tests: reads one range whenever it is told to, or takes one and holds on to it until it is killed.
import { takeRange } from "./ranges";
import { helpOnce } from "./work";

process.on("message", ({ act, workspaceId, dreamId }: { act: "help" | "hold"; workspaceId: string; dreamId: string }) => {
  const done = act === "help" ? helpOnce(workspaceId, dreamId) : takeRange(workspaceId, dreamId, "doomed").then((range) => range?.position);
  void done.then((said) => process.send?.({ said }));
});
process.send?.({ said: "ready" });
