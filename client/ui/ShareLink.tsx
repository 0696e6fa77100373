import { encode } from "uqr";
import { CopyField } from "./CopyField.tsx";
import classes from "./ShareLink.module.css";

interface ShareLinkProps {
  /** "Invitation for Ann" */
  readonly label: string;
  readonly url: string;
  /** Without one, the link is for copying only. */
  readonly withCode?: boolean;
}

/** A link to hand on without e-mail: copied, or read from the screen by a phone. */
export function ShareLink({ label, url, withCode = true }: ShareLinkProps) {
  return (
    <div className={classes.share}>
      <CopyField label={label} value={url} />
      {withCode && <QrCode text={url} label={`${label}: code for a phone's camera`} />}
    </div>
  );
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join("");
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={dark} />
    </svg>
  );
}
