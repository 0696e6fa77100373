import { ActionIcon, Button, Menu, NumberInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { LimitsView, PersonView } from "../../../server/people/contract.ts";
import { api } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";
import { keyOf, type Limit, LIMIT_KINDS, limitWords } from "./limit-kinds.ts";
import { countOf, isCount, limitsProblem, MOST_CAPACITY, MOST_LIMIT, shownCount } from "./limit-counts.ts";
import { PartEnd } from "./PartEnd.tsx";
import classes from "./PersonLimits.module.css";
import { usePart } from "./use-part.ts";

/** How many leads somebody gets at most, and how much they can carry beside others. */
export function PersonLimits({ person }: { person: PersonView }) {
  const { limits, capacity } = person;
  const part = usePart(person, "limits", { limits, capacity }, `Limits of ${person.name} saved.`);
  const used = useUsed(person.id);
  const { draft, set } = part;
  const put = (limit: Limit, at: number) => set({ limits: draft.limits.with(at, limit) });
  return (
    <>
      {draft.limits.length === 0 && <p className="small muted">No limits. Leads come as long as they work.</p>}
      <ul className="stack" aria-label="Limits">
        {draft.limits.map((limit, at) => (
          <LimitRow
            key={keyOf(limit)}
            limit={limit}
            used={used.data?.limits.find((one) => keyOf(one) === keyOf(limit))?.used}
            onChange={(next) => put(next, at)}
            onRemove={() => set({ limits: draft.limits.toSpliced(at, 1) })}
          />
        ))}
      </ul>
      <AddLimit
        limits={draft.limits}
        suggested={used.data?.suggested ?? []}
        onAdd={(limit) => set({ limits: [...draft.limits, limit] })}
      />
      <NumberInput
        label="Can carry"
        description="Counts where a step gives leads to whoever has the fewest open: 2 carries twice as many as 1."
        min={1}
        max={MOST_CAPACITY}
        allowDecimal={false}
        value={shownCount(draft.capacity)}
        clampBehavior="none"
        error={!isCount(draft.capacity, MOST_CAPACITY)}
        onChange={(value) => set({ capacity: countOf(value) })}
      />
      <PartEnd part={part} save="Save limits" problem={limitsProblem(draft)} />
    </>
  );
}

function useUsed(personId: string) {
  return useQuery({
    queryKey: keys.limits(personId),
    queryFn: ({ signal }) => api.get<LimitsView>(`/reps/${personId}/limits`, { signal }),
  });
}

interface LimitRowProps {
  readonly limit: Limit;
  /** How much of it is used now; unknown for one that is not saved yet. */
  readonly used: number | undefined;
  readonly onChange: (limit: Limit) => void;
  readonly onRemove: () => void;
}

function LimitRow({ limit, used, onChange, onRemove }: LimitRowProps) {
  const kind = LIMIT_KINDS.find((one) => keyOf(one) === keyOf(limit));
  return (
    <li className={classes.limit}>
      <span className="small">At most</span>
      <NumberInput
        aria-label={`At most, ${kind?.label}`}
        min={1}
        max={MOST_LIMIT}
        allowDecimal={false}
        clampBehavior="none"
        value={shownCount(limit.most)}
        error={!isCount(limit.most, MOST_LIMIT)}
        onChange={(value) => onChange({ ...limit, most: countOf(value) })}
      />
      <span className="small">
        {kind?.label}
        {used !== undefined && <span className="muted"> · {used} now</span>}
      </span>
      <ActionIcon aria-label={`Remove the limit of ${limitWords(limit)}`} onClick={onRemove}>
        <IconTrash size={18} />
      </ActionIcon>
    </li>
  );
}

interface AddLimitProps {
  readonly limits: readonly Limit[];
  readonly suggested: readonly Limit[];
  readonly onAdd: (limit: Limit) => void;
}

/** A limit of a kind that is not there yet; the suggested one begins with its number. */
function AddLimit({ limits, suggested, onAdd }: AddLimitProps) {
  const there = new Set(limits.map(keyOf));
  const numbers = new Map(suggested.map((limit) => [keyOf(limit), limit.most]));
  const offered = LIMIT_KINDS.filter((kind) => !there.has(keyOf(kind)));
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" leftSection={<IconPlus size={16} />} className={classes.add}>
          Add a limit
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ label, what, window }) => {
          const most = numbers.get(keyOf({ what, window }));
          return (
            <Menu.Item key={label} onClick={() => onAdd({ what, window, most: most ?? 10 })}>
              So many {label}
              {most !== undefined && <span className="muted"> · suggested: {most}</span>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
