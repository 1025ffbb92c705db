"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { IconButton } from "./icon-button";
import { toast } from "./toast";

/** Copies `value`. An icon alone unless `children` says more. */
export function CopyButton({ value, label = "Copy", children, ...rest }: Omit<ButtonProps, "onClick" | "value"> & { value: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch (cause) {
      toast.error("The browser did not allow copying. Select the text and copy it by hand.", {
        id: "copy",
        description: cause instanceof Error ? cause.message : undefined,
      });
    }
  };
  const icon = copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />;
  if (!children)
    return (
      <IconButton label={copied ? "Copied" : label} size="sm" onClick={copy} {...rest}>
        {icon}
      </IconButton>
    );
  return (
    <Button onClick={copy} {...rest}>
      {icon}
      {copied ? "Copied" : children}
    </Button>
  );
}
