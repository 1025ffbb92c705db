import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { answerMcp } from "@/lib/mcp/http";

export const dynamic = "force-dynamic";

/** `POST /api/mcp?agent=&role=&session=`: the Model Context Protocol over Streamable HTTP, with a token. */
export const POST = apiRoute((request, actor) => answerMcp(request, actor), { permission: "guidance.read", query: ["agent", "role", "session"] });

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
