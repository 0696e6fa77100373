import { Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { SourceView } from "../../server/sources/contract.ts";
import { ShareLink } from "../ui/ShareLink.tsx";
import { originForOthers } from "./origin-for-others.ts";
import classes from "./SourcesPage.module.css";

/** The form that Baton serves for this place. */
export function HostedForm({ source }: { source: SourceView }) {
  const here = new URL(source.formPath, window.location.origin).href;
  const shared = new URL(source.formPath, originForOthers(source)).href;
  return (
    <section className={classes.way}>
      <h3>A form to link to</h3>
      <p className="small muted">
        Link to it from your website, an advert or an e-mail. It asks for name, contact and wish.
      </p>
      <ShareLink label="Address of the form" url={shared} />
      <div>
        <Button
          component="a"
          href={here}
          target="_blank"
          rel="noreferrer"
          size="xs"
          leftSection={<IconExternalLink size={16} />}
        >
          Look at the form
        </Button>
      </div>
    </section>
  );
}
