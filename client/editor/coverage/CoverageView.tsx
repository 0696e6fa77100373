import { SegmentedControl, Select } from "@mantine/core";
import { useState } from "react";
import type { CoverageRow, CoverageView as Coverage } from "../../../server/flows/coverage/contract.ts";
import type { FlowDetail } from "../../../server/flows/contract.ts";
import { Empty } from "../../ui/Empty.tsx";
import { placeOfZone } from "../../ui/names.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { CoverageGrid } from "./CoverageGrid.tsx";
import classes from "./coverage.module.css";
import { Holes } from "./Holes.tsx";
import { KindList } from "./KindList.tsx";
import { type CoverageQuestion, useCoverage } from "./use-coverage.ts";

/** Hour by hour, how many people could take the leads that this flow sends their way. */
export function CoverageView({ flow }: { flow: FlowDetail }) {
  const [question, setQuestion] = useState<CoverageQuestion>({ of: "draft", week: "coming" });
  const coverage = useCoverage(question);
  const isTwofold = flow.liveVersion !== null && flow.changes > 0;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h2>Who is there when leads come in?</h2>
        <div className={classes.choices}>
          {isTwofold && (
            <SegmentedControl
              aria-label="Which drawing"
              data={[
                { value: "draft", label: "Draft" },
                { value: "live", label: "Live" },
              ]}
              value={question.of}
              onChange={(of) => setQuestion({ ...question, of })}
            />
          )}
          <SegmentedControl
            aria-label="Which week"
            data={[
              { value: "coming", label: "Next 7 days" },
              { value: "usual", label: "A usual week" },
            ]}
            value={question.week}
            onChange={(week) => setQuestion({ ...question, week })}
          />
        </div>
      </div>
      <QueryView query={coverage} failed="The hours did not load">
        {(view) => <Answer view={view} onBy={(by) => setQuestion({ ...question, by })} />}
      </QueryView>
    </div>
  );
}

function Answer({ view, onBy }: { view: Coverage; onBy: (by: string) => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (view.empty !== null) {
    return (
      <Empty title={view.empty}>
        Add a step such as “Take turns” and choose its team. Then you see here, hour by hour, how many people could take
        a lead, and when nobody can.
      </Empty>
    );
  }
  const row = view.rows.find(({ label }) => label === chosen) ?? firstToLookAt(view.rows);
  return (
    <>
      {view.choices.length > 1 && (
        <Select
          label="Tell leads apart by"
          className={classes.by}
          allowDeselect={false}
          data={view.choices.map(({ by, label }) => ({ value: by, label }))}
          value={view.by}
          onChange={(by) => by !== null && onBy(by)}
        />
      )}
      <div className={classes.parts} data-alone={view.rows.length === 1}>
        {view.rows.length > 1 && (
          <div className={classes.list}>
            <KindList rows={view.rows} chosen={row} onChoose={({ label }) => setChosen(label)} />
            {view.leftOut !== null && <p className="tiny muted">{view.leftOut}</p>}
          </div>
        )}
        <section className={classes.chosen} aria-label={row.label}>
          {row.drawnAway === null ? (
            <CoverageGrid view={view} row={row} />
          ) : (
            <Empty title={`Nobody is asked about these leads: ${row.label}`}>
              {row.drawnAway} That is how it is drawn.
            </Empty>
          )}
          <p className="tiny muted">
            Times in {placeOfZone(view.timeZone)}. Hours, absence, holidays and what people can do count. Meetings in
            their calendars are not counted, nor how much they will have to do then.
          </p>
          <Holes row={row} />
        </section>
      </div>
    </>
  );
}

/** Where most is missing within the company's own hours. */
function firstToLookAt(rows: readonly CoverageRow[]): CoverageRow {
  const worst = rows
    .filter(({ value, drawnAway }) => value !== null && drawnAway === null)
    .toSorted((a, b) => b.businessHoleMinutes - a.businessHoleMinutes)[0];
  return worst ?? rows.find(({ drawnAway }) => drawnAway === null) ?? rows[0]!;
}
