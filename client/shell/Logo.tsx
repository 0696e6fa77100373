/** The baton, handed over. */
export function Logo({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" role="img" aria-label="Baton">
      <g transform="rotate(-38 20 20)">
        <rect x="1" y="12.5" width="38" height="15" rx="7.5" fill="var(--bt-ink)" />
        <path d="M8.5 12.5H15v15H8.5a7.5 7.5 0 0 1 0-15z" fill="var(--bt-ink-cap)" />
        <rect x="17.5" y="12.5" width="2.5" height="15" fill="var(--bt-surface)" />
      </g>
    </svg>
  );
}
