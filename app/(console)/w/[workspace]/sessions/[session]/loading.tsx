import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4 p-4">
      <p role="status" className="sr-only">
        Loading the session
      </p>
      <Skeleton className="h-6 w-72" />
      <Skeleton className="h-4 w-96 max-w-full" />
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-24" />
      ))}
    </div>
  );
}
