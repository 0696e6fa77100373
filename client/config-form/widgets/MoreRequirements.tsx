import { NumberInput, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { usePeople } from "../../api/people.ts";
import classes from "../config-form.module.css";
import { type Requirements, SENIORITIES } from "../requirements.ts";
import { MultiChoice } from "../../ui/MultiChoice.tsx";

interface MoreRequirementsProps {
  readonly asked: Requirements;
  readonly set: (change: Partial<Requirements>) => void;
}

const SENIORITY_OPTIONS = [
  { value: "", label: "Any" },
  ...SENIORITIES.map((label, index) => ({
    value: String(index + 1),
    label: index === 4 ? label : `${label} or above`,
  })),
];

/** What is asked for less often. Each may be left empty and then asks for nothing. */
export function MoreRequirements({ asked, set }: MoreRequirementsProps) {
  const { data: people = [] } = usePeople();
  const { skills = [], seniority, wonDeals, presentMinutes, leaveOut = [] } = asked;
  const known = [...new Set(people.flatMap((person) => person.skills))].toSorted((a, b) => a.localeCompare(b));
  return (
    <>
      <TagsInput
        label="Skills"
        description="All of them. Type one and press Enter."
        data={known}
        value={[...skills]}
        onChange={(next) => set({ skills: next })}
        acceptValueOnBlur
      />
      <Select
        label="Seniority"
        data={SENIORITY_OPTIONS}
        value={String(seniority ?? "")}
        onChange={(level) => set({ seniority: level ? Number(level) : undefined })}
      />
      <NumberInput
        label="Deals won in the lead's industry, at least"
        value={wonDeals?.atLeast ?? ""}
        min={1}
        max={1000}
        allowDecimal={false}
        onChange={(atLeast) => set({ wonDeals: typeof atLeast === "number" ? { ...wonDeals, atLeast } : undefined })}
      />
      {wonDeals && (
        <Switch
          label="One of them as large as this lead"
          checked={wonDeals.ofSize ?? false}
          onChange={({ currentTarget }) => set({ wonDeals: { ...wonDeals, ofSize: currentTarget.checked } })}
        />
      )}
      <NumberInput
        label="Had the inbox open within the last minutes"
        value={presentMinutes ?? ""}
        min={1}
        max={1440}
        allowDecimal={false}
        onChange={(minutes) => set({ presentMinutes: typeof minutes === "number" ? minutes : undefined })}
      />
      <CustomerHours asked={asked} set={set} />
      <MultiChoice
        label="Leave out"
        data={people
          .filter(({ active, id }) => active || leaveOut.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={[...leaveOut]}
        onChange={(ids) => set({ leaveOut: ids })}
        searchable
        nothingFoundMessage="Nobody has this name"
      />
    </>
  );
}

const OFFICE_HOURS = ["09:00", "18:00"] as const;

function CustomerHours({ asked: { customerHours }, set }: MoreRequirementsProps) {
  const [from, to] = customerHours ?? OFFICE_HOURS;
  const isBackwards = from >= to;
  return (
    <div className={classes.group}>
      <Switch
        label="Only at these hours of the customer's own time"
        checked={customerHours !== undefined}
        onChange={({ currentTarget }) => set({ customerHours: currentTarget.checked ? OFFICE_HOURS : undefined })}
      />
      {customerHours && (
        <div className={classes.duration}>
          <TextInput
            type="time"
            aria-label="From"
            value={from}
            error={isBackwards && "The end must be after the start"}
            onChange={({ currentTarget }) => set({ customerHours: [currentTarget.value, to] })}
          />
          <TextInput
            type="time"
            aria-label="To"
            value={to}
            onChange={({ currentTarget }) => set({ customerHours: [from, currentTarget.value] })}
          />
        </div>
      )}
    </div>
  );
}
