import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A grey shape of the size of what is loading, so that nothing jumps. */
export function Skeleton({ className, ...rest }: ComponentProps<"div">) {
  return <div aria-hidden className={classNames("animate-pulse rounded-md bg-raised", className)} {...rest} />;
}
