import { download } from "@/lib/auth/download";
import { consoleRoute } from "@/lib/auth/route";
import { notFound } from "@/lib/errors";
import { exportExposure } from "@/lib/guidance/exposure-export";
import { isId } from "@/lib/ids";

/** The sessions that had a lesson, as a download. POST, because an export is itself an entry of the trail. */
export const POST = consoleRoute<{ workspace: string; id: string }>(
  async (_request, actor, { id }) => {
    if (!isId("lesson", id)) throw notFound("lesson");
    return download(await exportExposure(actor, id), { name: `sessions-${id}.csv`, type: "text/csv; charset=utf-8", lineEnd: "\r\n" });
  },
  { permission: "audit.export" },
);
