import { MessagePage } from "@/components/layout/message-page";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <main id="content">
      {/* Not as metadata: that is lost when a layout says "not found" while the page streams. */}
      <title>Not found · Lucid</title>
      <MessagePage title="There is no such page" actions={<LinkButton href="/">To the console</LinkButton>}>
        The address may be mistyped, the thing may have been deleted, or it belongs to a workspace that you are not a member of.
      </MessagePage>
    </main>
  );
}
