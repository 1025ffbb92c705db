import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { sessionCookieName } from "./cookie";
import { PATH_HEADER } from "./path-header";
import { requestIdOf } from "./request-id";
import { enterWorkspace, resolveSignIn, type SignedIn, type WorkspaceContext } from "./session";

/** Who is signed in, or null. Once a request. */
export const currentSignIn = cache(async (): Promise<SignedIn | null> => resolveSignIn((await cookies()).get(sessionCookieName())?.value));

/** Who is signed in; everyone else is sent to the sign-in page and comes back afterwards. For pages outside a workspace. */
export const requireSignIn = cache(async (): Promise<SignedIn> => {
  const signedIn = await currentSignIn();
  if (signedIn) return signedIn;
  const path = (await headers()).get(PATH_HEADER);
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
});

/**
 * The gate of every page and layout under /w/<slug>: the signed-in member of that workspace. Redirects to the sign-in page; a
 * workspace that is missing or foreign is Next's not-found. Once a request.
 */
export const pageContext = cache(async (slug: string): Promise<WorkspaceContext> => {
  const signedIn = await requireSignIn();
  try {
    return await enterWorkspace(signedIn, slug, requestIdOf(await headers()));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
