"use client";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { OutsideProvider } from "@/lib/auth/outside-providers";

/** The ways in that an outside provider vouches for; nothing where none is configured. `target` is the page to come back to. */
export function ProviderButtons({ providers, target }: { providers: readonly OutsideProvider[]; target: string }) {
  const [leaving, setLeaving] = useState<string | null>(null);
  if (providers.length === 0) return null;
  const leave = (id: string) => {
    setLeaving(id);
    signIn(id, { callbackUrl: target }).catch(() => window.location.assign("/sign-in?error=OAuthSignin"));
  };
  return (
    <div className="flex flex-col gap-2 border-t pt-5">
      {providers.map((provider) => (
        <Button key={provider.id} size="lg" busy={leaving === provider.id} onClick={() => leave(provider.id)}>
          Continue with {provider.label}
        </Button>
      ))}
    </div>
  );
}
