import { redirect } from "next/navigation";
import { requireSignIn } from "@/lib/auth/gate";
import { firstPage } from "@/lib/auth/workspaces/queries";

export default async function StartPage() {
  const { user } = await requireSignIn();
  redirect(await firstPage(user.id));
}
