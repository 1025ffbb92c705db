"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { rotateKey } from "./keys";

export const rotateKeyAction = async (slug: string, input: unknown) => action(z.object({}), rotateKey)(slug, input);
