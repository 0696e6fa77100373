import { Button } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { Link, useParams } from "wouter";
import type { FairnessReply } from "../../server/receipts/contract.ts";
import { isStatus } from "../api/errors.ts";
import { useMe } from "../api/session.ts";
import { Empty } from "../ui/Empty.tsx";
import { Failed } from "../ui/Failed.tsx";
import { Loading } from "../ui/Loading.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { PassedBy } from "./PassedBy.tsx";
import { Standing } from "./Standing.tsx";
import classes from "./TurnsPage.module.css";
import { useFairness } from "./use-fairness.ts";

/** `/turns`, and for managers `/turns/:id`: what somebody is owed, what they got, and why leads passed them by. */
export function TurnsPage() {
  const me = useMe();
  const { id = me.id } = useParams<{ id?: string }>();
  const fairness = useFairness(id);
  if (isStatus(fairness.error, 404)) return <NotYours />;
  const pages = fairness.data?.pages;
  const name = pages?.[0]?.rep.name;
  return (
    <div className={`page ${classes.page}`}>
      <PageHead
        title={id === me.id ? "My turns" : name ? `${name}’s turns` : "Turns"}
        sentence="Leads go round by share. Whoever is owed the most and can take it is next."
      />
      {!pages && !fairness.isError && <Loading />}
      {!pages && fairness.isError && (
        <Failed title="The turns did not load" error={fairness.error} onRetry={() => void fairness.refetch()} />
      )}
      {pages && <Statement pages={pages} isMine={id === me.id} />}
      {fairness.hasNextPage && (
        <Button loading={fairness.isFetchingNextPage} onClick={() => void fairness.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </div>
  );
}

function Statement({ pages, isMine }: { readonly pages: readonly FairnessReply[]; readonly isMine: boolean }) {
  const { teams, rep } = pages[0]!;
  const who = isMine ? "you" : rep.name;
  if (teams.length === 0) {
    return (
      <section className="panel">
        <Empty title="In no team yet" icon={<IconScale size={22} />}>
          {isMine ? "Once you are in a team, your turns stand here." : "Turns are counted in teams."}
        </Empty>
      </section>
    );
  }
  return (
    <>
      <div className={classes.teams}>
        {teams.map((standing) => (
          <Standing key={standing.team.id} standing={standing} isMine={isMine} />
        ))}
      </div>
      <Panel title={`Leads that passed ${who} by`} flush>
        <PassedBy passed={pages.flatMap(({ data }) => data)} withTeam={teams.length > 1} />
      </Panel>
    </>
  );
}

function NotYours() {
  return (
    <div className="page">
      <Empty isPage title="These turns are not yours to see" action={<Link href="/turns">See your own</Link>}>
        Everybody reads their own; managers read everybody’s.
      </Empty>
    </div>
  );
}
