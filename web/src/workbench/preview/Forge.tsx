/** A piece on the anvil, heating up: the waiting picture of the preview. */
export function Forge() {
  return (
    <svg viewBox="0 0 96 72" width={96} height={72} aria-hidden className="forge">
      <path d="M14 40h60c0 8-9 12-20 12v6h9v6H30v-6h9v-6C26 52 16 49 14 40z" fill="var(--line-strong)" />
      <rect x={30} y={33} width={34} height={7} rx={2} className="billet" />
      <circle cx={36} cy={27} r={1.6} className="spark" />
      <circle cx={48} cy={25} r={1.6} className="spark" />
      <circle cx={58} cy={27} r={1.6} className="spark" />
    </svg>
  );
}
