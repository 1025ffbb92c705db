import { otherMethods } from "@/lib/auth/methods";
import { openApiDocument } from "@/lib/openapi/document";
import { API_ROUTES } from "@/lib/openapi/routes";
import packageJson from "@/package.json";

export const dynamic = "force-static";

/** The API, described. Public: it holds nothing of any workspace. */
export function GET(): Response {
  return Response.json(openApiDocument(API_ROUTES, packageJson.version), { headers: { "cache-control": "public, max-age=300" } });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
