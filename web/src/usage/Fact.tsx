/** One figure with its name. */
export function Fact({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div className="rounded-m border border-line bg-raised px-3.5 py-2.5">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5 text-lg font-semibold tabular-nums">{value}</dd>
      {note && <dd className="text-xs text-faint tabular-nums">{note}</dd>}
    </div>
  );
}
