/** Other people's servers take their time. */
export function Reading({ words = "Reading the calendar. This may take some seconds." }: { words?: string }) {
  return (
    <p className="small muted" role="status">
      {words}
    </p>
  );
}
