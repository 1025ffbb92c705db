import type { ReactNode } from "react";
import { requireSignIn } from "@/lib/auth/gate";

/** Everything in here is for people who are signed in. Each page passes its own gate as well. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  await requireSignIn();
  return children;
}
