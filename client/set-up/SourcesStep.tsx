import { Button } from "@mantine/core";
import { Link } from "wouter";
import { useSources } from "../api/sources.ts";
import { HostedForm } from "../sources/HostedForm.tsx";
import { theForm } from "../sources/the-form.ts";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** A form is there already; other ways in can follow. */
export function SourcesStep({ onNext }: StepProps) {
  const sources = useSources();
  return (
    <Panel title="Where do leads come from?">
      <div className={classes.content}>
        <QueryView query={sources} failed="The list did not load">
          {(all) => {
            const form = theForm(all);
            return form ? <HostedForm source={form} /> : <p>There is no place yet. Add one under Sources.</p>;
          }}
        </QueryView>
        <p className="help">
          More forms, and a way in for other systems, are under <Link href="/sources">Sources</Link>.
        </p>
        <div>
          <Button variant="filled" onClick={onNext}>
            Go on
          </Button>
        </div>
      </div>
    </Panel>
  );
}
