import { unknownAddress } from "@/lib/auth/methods";

export const dynamic = "force-dynamic";

/** Everything under /api/v1 that no other route takes. */
export const GET = unknownAddress;
export const POST = unknownAddress;
export const PUT = unknownAddress;
export const PATCH = unknownAddress;
export const DELETE = unknownAddress;
export const OPTIONS = unknownAddress;
