import { Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { LanguageChoice, TimeZoneChoice } from "../ui/Choices.tsx";
import classes from "./CompanyFields.module.css";
import { countryOptions, currencyOptions } from "./regions.ts";

export type CompanyValues = Pick<WorkspaceView, "company" | "timeZone" | "country" | "language" | "currency">;

export const validateCompany = { company: (name: string) => (name.trim() ? null : "Give the company's name") };

interface CompanyFieldsProps {
  readonly form: UseFormReturnType<CompanyValues>;
  /** Takes another country instead of the form: more may follow from it. */
  readonly onCountry?: (country: string | null) => void;
}

/** Name and place of the company, in the settings and in the set-up. */
export function CompanyFields({ form, onCountry }: CompanyFieldsProps) {
  return (
    <>
      <TextInput
        label="Company name"
        description="Customers see it on forms."
        autoComplete="organization"
        {...form.getInputProps("company")}
      />
      <div className={classes.places}>
        <Select
          label="Country"
          data={countryOptions()}
          searchable
          placeholder="Choose a country"
          {...form.getInputProps("country")}
          {...(onCountry && { onChange: onCountry })}
        />
        <TimeZoneChoice
          label="Time zone"
          value={form.values.timeZone}
          onChange={(zone) => form.setFieldValue("timeZone", zone)}
          error={form.errors["timeZone"]}
        />
        <LanguageChoice
          label="Language of most leads"
          value={form.values.language}
          onChange={(code) => form.setFieldValue("language", code)}
          error={form.errors["language"]}
        />
        <Select label="Currency" data={currencyOptions()} searchable {...form.getInputProps("currency")} />
      </div>
    </>
  );
}
