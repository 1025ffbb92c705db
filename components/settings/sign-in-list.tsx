"use client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SignInView } from "@/lib/auth/account";
import type { ActionResult } from "@/lib/auth/action";
import { ConfirmDialog } from "./confirm-dialog";
import { deviceName } from "./device-name";

const METHODS: Record<SignInView["method"], string> = {
  setup_link: "with the setup link",
  password: "with a password",
  invitation: "with an invitation",
  github: "through GitHub",
  oidc: "through single sign-on",
};

/** One's own sign-ins, each of which can be ended. */
export function SignInList({ signIns, revoke }: { signIns: readonly SignInView[]; revoke: (input: { id: string }) => Promise<ActionResult<void>> }) {
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {signIns.map((one) => (
        <li key={one.id} className="flex items-center gap-3 px-3 py-2.5 text-sm">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 font-medium">
              {deviceName(one.userAgent)}
              {one.current && <Badge tone="accent">this one</Badge>}
            </p>
            <p className="text-xs text-muted">
              Signed in {METHODS[one.method]} <RelativeTime at={one.createdAt} /> · last seen <RelativeTime at={one.lastSeenAt} />
            </p>
          </div>
          {!one.current && (
            <ConfirmDialog
              trigger={
                <Button size="sm" variant="ghost">
                  End
                </Button>
              }
              title="End this sign-in?"
              description="That browser is signed out at once."
              confirm="End it"
              run={() => revoke({ id: one.id })}
              done="The sign-in is ended."
            />
          )}
        </li>
      ))}
    </ul>
  );
}
