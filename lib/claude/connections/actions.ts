"use server";

import { action } from "@/lib/auth/action";
import { changeConnection, connect, revokeConnection } from "./commands";
import { changeInput, connectInput, nothing } from "./schema";
import { testConnection } from "./try";

export const connectAction = async (slug: string, input: unknown) => action(connectInput, connect)(slug, input);
export const changeConnectionAction = async (slug: string, input: unknown) => action(changeInput, changeConnection)(slug, input);
export const testConnectionAction = async (slug: string, input: unknown) => action(nothing, testConnection)(slug, input);
export const revokeConnectionAction = async (slug: string, input: unknown) => action(nothing, revokeConnection)(slug, input);
