import type { ComponentType } from "react";
import type { Field } from "./schema.ts";
import type { WidgetProps } from "./widget.ts";
import { ChoiceWidget } from "./widgets/ChoiceWidget.tsx";
import { DurationWidget } from "./widgets/DurationWidget.tsx";
import { FallbackOrderWidget } from "./widgets/FallbackOrderWidget.tsx";
import { FieldMapWidget } from "./widgets/FieldMapWidget.tsx";
import { FieldValueWidget } from "./widgets/FieldValueWidget.tsx";
import { FieldWidget } from "./widgets/FieldWidget.tsx";
import { HeadersWidget } from "./widgets/HeadersWidget.tsx";
import { HoursWidget } from "./widgets/HoursWidget.tsx";
import { LanguagesWidget } from "./widgets/LanguagesWidget.tsx";
import { NumberWidget } from "./widgets/NumberWidget.tsx";
import { PersonWidget } from "./widgets/PersonWidget.tsx";
import { RuleWidget } from "./widgets/RuleWidget.tsx";
import { RequirementsWidget } from "./widgets/RequirementsWidget.tsx";
import { RulesWidget } from "./widgets/RulesWidget.tsx";
import { SourcesWidget } from "./widgets/SourcesWidget.tsx";
import { TeamsWidget } from "./widgets/TeamsWidget.tsx";
import { TeamWidget } from "./widgets/TeamWidget.tsx";
import { TemplateWidget } from "./widgets/TemplateWidget.tsx";
import { TerritoriesWidget } from "./widgets/TerritoriesWidget.tsx";
import { TextWidget } from "./widgets/TextWidget.tsx";
import { TimeOfDayWidget } from "./widgets/TimeOfDayWidget.tsx";
import { TimeZoneWidget } from "./widgets/TimeZoneWidget.tsx";
import { UrlWidget } from "./widgets/UrlWidget.tsx";
import { YesNoWidget } from "./widgets/YesNoWidget.tsx";

const WIDGETS: Readonly<Record<string, ComponentType<WidgetProps>>> = {
  choice: ChoiceWidget,
  duration: DurationWidget,
  "fallback-order": FallbackOrderWidget,
  field: FieldWidget,
  "field-map": FieldMapWidget,
  "field-value": FieldValueWidget,
  headers: HeadersWidget,
  hours: HoursWidget,
  languages: LanguagesWidget,
  number: NumberWidget,
  person: PersonWidget,
  requirements: RequirementsWidget,
  rule: RuleWidget,
  rules: RulesWidget,
  sources: SourcesWidget,
  team: TeamWidget,
  teams: TeamsWidget,
  template: TemplateWidget,
  territories: TerritoriesWidget,
  text: TextWidget,
  "time-of-day": TimeOfDayWidget,
  "time-zone": TimeZoneWidget,
  url: UrlWidget,
  "yes-no": YesNoWidget,
};

/** The widget of a field; a kind that this version does not know is typed as text. */
export function widgetOf({ widget = "text" }: Field): ComponentType<WidgetProps> {
  return WIDGETS[widget] ?? TextWidget;
}
