/** The letter F, forged: an iron stem and bar, and the short bar still glowing. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 3h17l-3.400 5.400H9.400V21H4z" fill="currentColor" />
      <path d="M11.400 10.600h7.200l-3.400 5.400h-3.800z" fill="var(--ember)" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-ink">
      <Mark size={22} />
      <span className="struck text-lg leading-none">Forja</span>
    </span>
  );
}
