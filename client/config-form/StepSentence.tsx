import type { NodeTypeView } from "../../server/catalog/contract.ts";
import classes from "./config-form.module.css";
import { useNames } from "./names.ts";
import type { Config } from "./schema.ts";
import { sentenceParts } from "./sentence.ts";

interface StepSentenceProps {
  readonly nodeType: NodeTypeView;
  readonly config: Config;
  /** Makes the changeable words buttons that lead to their field. */
  readonly onField?: (name: string) => void;
}

/** A step's sentence with its changeable words marked. */
export function StepSentence({ nodeType, config, onField }: StepSentenceProps) {
  const names = useNames();
  return sentenceParts(nodeType, config, names).map((part, index) => {
    if (part.kind === "words") return part.text;
    const shared = { className: classes.token, "data-missing": part.isMissing || undefined };
    if (!onField) {
      return (
        <b key={index} {...shared}>
          {part.text}
        </b>
      );
    }
    return (
      <button key={index} type="button" {...shared} onClick={() => onField(part.field)}>
        {part.text}
      </button>
    );
  });
}
