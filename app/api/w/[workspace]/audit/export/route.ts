import { exportTrail } from "@/lib/audit/export";
import { download } from "@/lib/auth/download";
import { consoleRoute } from "@/lib/auth/route";

/** The trail as a download. POST, because an export is itself an entry of the trail. */
export const POST = consoleRoute(
  async (_request, actor, { workspace }) => download(await exportTrail(actor), { name: `audit-${workspace}.jsonl`, type: "application/jsonl; charset=utf-8" }),
  { permission: "audit.export" },
);
