"use client";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Button } from "@/components/ui/button";
import { rotateKeyAction } from "@/lib/audit/checkpoints/actions";

/** Replaces the key that signs checkpoints, after asking. */
export function RotateKey({ slug }: { slug: string }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Change the key</Button>}
      title="Change the key that signs checkpoints?"
      description="The next checkpoints are signed by a new key, which the old one vouches for. Checkpoints by the old key stay valid. It is an entry of the trail."
      confirm="Change the key"
      run={async () => {
        const result = await rotateKeyAction(slug, {});
        return result.ok ? { ok: true, value: undefined } : result;
      }}
      done="New checkpoints are signed by the new key."
    />
  );
}
