/** Who gets a lesson: fields AND, values OR, absent means all. */
export interface AppliesTo {
  agents?: string[];
  roles?: string[];
  tasks?: string[];
  tools?: string[];
}

const FIELDS = ["agents", "roles", "tasks", "tools"] as const;

/** Sorted, without repeats and without empty fields, so that one audience has one form. */
export function normaliseAppliesTo(appliesTo: AppliesTo): AppliesTo {
  const result: AppliesTo = {};
  for (const field of FIELDS) {
    const values = [...new Set(appliesTo[field] ?? [])].filter((value) => value !== "").sort();
    if (values.length > 0) result[field] = values;
  }
  return result;
}
