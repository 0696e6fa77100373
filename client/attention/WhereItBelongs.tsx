import { Button, Menu } from "@mantine/core";
import type { AttentionItem } from "../../server/attention/contract.ts";
import { useDecideRegion } from "../companies/use-decide-region.ts";
import { tellDone, tellFailed } from "../ui/tell.tsx";

type Review = NonNullable<AttentionItem["review"]>;

/** One button for each territory that the company has leads from; the step's other ones are in a menu. */
export function WhereItBelongs({ review: { accountId, company, choices } }: { readonly review: Review }) {
  const decide = useDecideRegion();
  // By the promise: the live list may take the row away before the answer comes.
  const choose = ({ region, label }: Review["choices"][number]) =>
    void decide
      .mutateAsync({ accountId, region })
      .then(() => tellDone(`${company} belongs to ${label} now.`), tellFailed);
  const isBusy = decide.isPending || decide.isSuccess;
  const others = choices.filter(({ isTheirs }) => !isTheirs);
  return (
    <>
      {choices
        .filter(({ isTheirs }) => isTheirs)
        .map((choice) => (
          <Button
            key={choice.region}
            size="xs"
            loading={isBusy && decide.variables?.region === choice.region}
            disabled={isBusy}
            onClick={() => choose(choice)}
          >
            {choice.label}
            <span className="hidden"> ({company})</span>
          </Button>
        ))}
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="subtle" disabled={isBusy}>
              Elsewhere…<span className="hidden"> ({company})</span>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((choice) => (
              <Menu.Item key={choice.region} onClick={() => choose(choice)}>
                {choice.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
