import { MessagePage } from "@/components/layout/message-page";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFoundInWorkspace() {
  return (
    <MessagePage title="There is no such page here" actions={<LinkButton href="/">To the review desk</LinkButton>}>
      The address may be mistyped, the thing may have been deleted, or it belongs to another workspace.
    </MessagePage>
  );
}
