/** The people of the tests. */
export const ADMIN = { name: "Ada Admin", email: "ada@example.test", password: "a long enough password" };
export const REVIEWER = { name: "Rex Reviewer", email: "rex@example.test", password: "another long password" };
export const ADMIN_STATE = "test-results/state/admin.json";
