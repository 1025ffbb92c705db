import { toast } from "@/components/ui/toast";

/** Posts, and saves the answer as a file. @returns whether it worked; otherwise the person was told why */
export async function download(address: string, body: object | null, name: string): Promise<boolean> {
  try {
    const response = await fetch(address, { method: "POST", ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
    if (!response.ok) {
      const problem: { detail?: string } = await response.json();
      toast.error(problem.detail ?? "This could not be exported.");
      return false;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  } catch (error) {
    toast.error("The server did not answer. Check the connection and try again.", { description: error instanceof Error ? error.message : undefined });
    return false;
  }
}
