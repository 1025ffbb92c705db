"use server";

import { action } from "@/lib/auth/action";
import { changeSchedule } from "./commands";
import { scheduleInput } from "./schema";

export const changeScheduleAction = async (slug: string, input: unknown) =>
  action(scheduleInput, (actor, schedule) => changeSchedule(actor, schedule))(slug, input);
