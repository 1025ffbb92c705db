import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { FIELD } from "./input";

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={classNames(FIELD, "py-1.5 leading-5", className)} {...rest} />;
}
