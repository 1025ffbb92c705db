import { registerJob } from "@/lib/jobs/registry";
import { GRADE_JOB, type GradeJob } from "./grade-job";
import { gradeSessions } from "./run";

registerJob<GradeJob>(GRADE_JOB, (actor, { rubricId, sessionIds }, signal) => gradeSessions(actor, rubricId, sessionIds, signal));
