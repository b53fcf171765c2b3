/** The mark, large and at rest at the edge of the page: the only ornament. Its short bar glows like the one in the logo. */
export function HeroMark() {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      className="hero-mark pointer-events-none absolute top-10 right-0 hidden w-[300px] xl:block"
    >
      <path d="M4 3h17l-3.4 5.4H9.4V21H4z" className="iron" />
      <path d="M11.4 10.6h7.2l-3.4 5.4h-3.8z" className="glow" />
    </svg>
  );
}
