import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "wouter";
import type { AttentionItem, AttentionReply } from "../../server/attention/contract.ts";
import { useAttention } from "../api/attention.ts";
import { GiveLeadSheet } from "../leads/give/GiveLeadSheet.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { PageTab, PageTabs } from "../ui/PageTabs.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { AttentionRow } from "./AttentionRow.tsx";
import classes from "./AttentionPage.module.css";
import { keyOf, useChoice } from "./choice.ts";
import { GiveMany } from "./GiveMany.tsx";
import { isKind, KINDS, KIND_WORDS } from "./kinds.ts";
import { ManyBar } from "./ManyBar.tsx";
import { SendMany } from "./SendMany.tsx";

/** Leads that somebody must look at, the longest stuck first, each with what can be done about it. */
export function AttentionPage() {
  const attention = useAttention();
  return (
    <div className="page">
      <PageHead title="Needs attention" sentence="Leads that are stuck. Everything else takes care of itself." />
      <QueryView query={attention} failed="The list did not load">
        {(reply) => <Stuck reply={reply} />}
      </QueryView>
    </div>
  );
}

type Dialog =
  | { readonly act: "give-one"; readonly item: AttentionItem }
  | { readonly act: "give" | "send"; readonly items: readonly AttentionItem[] };

function Stuck({ reply: { data, counts } }: { reply: AttentionReply }) {
  const [search] = useSearchParams();
  const chosen = search.get("kind") ?? "";
  const kind = isKind(chosen) ? chosen : null;
  const shown = kind ? data.filter((item) => item.kind === kind) : data;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choice = useChoice(shown);
  // A dialog keeps what it was opened with: the list behind it changes meanwhile.
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      {total === 0 ? (
        <NothingStuck />
      ) : (
        <>
          <PageTabs label="Why they are stuck">
            <PageTab href="/attention" isCurrent={kind === null}>
              All <span className="muted">{total}</span>
            </PageTab>
            {KINDS.filter((one) => counts[one] > 0 || one === kind).map((one) => (
              <PageTab key={one} href={`/attention?kind=${one}`} isCurrent={kind === one}>
                {KIND_WORDS[one].label} <span className="muted">{counts[one]}</span>
              </PageTab>
            ))}
          </PageTabs>
          {kind && <p className="small muted">{KIND_WORDS[kind].help}</p>}
          {shown.length > 1 && (
            <ManyBar
              shown={shown}
              choice={choice}
              onGive={() => setDialog({ act: "give", items: choice.chosen })}
              onSend={() => setDialog({ act: "send", items: choice.chosen })}
            />
          )}
          <ul className={classes.list}>
            {shown.map((item) => (
              <AttentionRow
                key={keyOf(item)}
                item={item}
                isChosen={choice.has(item)}
                onChoose={(isChosen) => choice.set([item], isChosen)}
                onGive={() => setDialog({ act: "give-one", item })}
              />
            ))}
          </ul>
          {shown.length < (kind ? counts[kind] : total) && (
            <p className="small muted">These are the {shown.length} that are stuck the longest.</p>
          )}
        </>
      )}
      {dialog?.act === "give-one" && <GiveLeadSheet item={dialog.item} onClose={close} />}
      {dialog?.act === "give" && <GiveMany items={dialog.items} onClose={close} />}
      {dialog?.act === "send" && <SendMany items={dialog.items} onClose={close} />}
    </>
  );
}

function NothingStuck() {
  return (
    <section className="panel">
      <Empty title="No lead is stuck" icon={<IconCheck size={22} />}>
        Here stand leads whose deadline has passed, that wait for somebody, that stopped, or that no flow takes. You
        need not watch this page: the number beside Attention tells you.
      </Empty>
    </section>
  );
}
