import { DeskSkeleton } from "@/components/review/skeletons";

export default function Loading() {
  return <DeskSkeleton />;
}
