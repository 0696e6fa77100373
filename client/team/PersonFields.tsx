import { Checkbox, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { Role } from "../../node-catalog/kit/domain.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { isAdmin, useMe } from "../api/session.ts";
import { LanguagesChoice } from "../ui/Choices.tsx";
import { ROLE_CHOICES } from "./roles.ts";
import { MultiChoice } from "../ui/MultiChoice.tsx";

export interface PersonValues {
  readonly name: string;
  readonly email: string;
  readonly languages: string[];
  readonly roles: Role[];
  readonly teamIds: string[];
}

export const validatePerson = {
  name: (name: string) => (name.trim() ? null : "Give a name"),
  email: (email: string) => (/^\S+@\S+\.\S+$/.test(email) ? null : "Give an e-mail such as ann@example.org"),
  roles: (roles: readonly Role[]) => (roles.length > 0 ? null : "Choose at least one"),
};

interface PersonFieldsProps {
  readonly form: UseFormReturnType<PersonValues>;
  readonly teams: readonly TeamView[];
}

/** What one says of a person, when adding and when changing them. */
export function PersonFields({ form, teams }: PersonFieldsProps) {
  const me = useMe();
  return (
    <>
      <TextInput label="Name" autoComplete="off" data-autofocus {...form.getInputProps("name")} />
      <TextInput label="E-mail" type="email" autoComplete="off" {...form.getInputProps("email")} />
      <LanguagesChoice
        label="Languages"
        description="Leads in these languages can come to them."
        value={form.values.languages}
        onChange={(languages) => form.setFieldValue("languages", languages)}
        error={form.errors["languages"]}
      />
      <MultiChoice
        label="Teams"
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={form.values.teamIds.length === 0 ? "Choose teams" : ""}
        hidePickedOptions
        {...form.getInputProps("teamIds")}
      />
      <Checkbox.Group label="What they do here" {...form.getInputProps("roles")}>
        <div className="stack">
          {ROLE_CHOICES.map(({ value, label, help }) => (
            <Checkbox
              key={value}
              value={value}
              label={label}
              description={help}
              disabled={value === "admin" && !isAdmin(me)}
            />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
