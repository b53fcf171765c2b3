import type { CSSProperties, ReactNode } from 'react';

// Each starter is drawn as what it is: a board, a list, a chart, a page, a service, a table.
const drawings: Record<string, ReactNode> = {
  react: (
    <>
      {[0, 1, 2].map((column) => (
        <rect key={column} x={24 + column * 66} y={18} width={58} height={70} rx={5} className="plate" />
      ))}
      <rect x={30} y={26} width={46} height={16} rx={3} className="tone" />
      <rect x={30} y={47} width={46} height={16} rx={3} className="quiet" />
      <rect x={96} y={26} width={46} height={16} rx={3} className="quiet" />
      <rect x={166} y={34} width={46} height={16} rx={3} className="tone" transform="rotate(5 189 42)" />
    </>
  ),
  vue: (
    <>
      <rect x={24} y={18} width={190} height={70} rx={5} className="plate" />
      {[0, 1, 2].map((row) => (
        <g key={row}>
          <circle cx={40} cy={35 + row * 18} r={5} className={row < 2 ? 'tone' : 'quiet'} />
          <rect x={54} y={32 + row * 18} width={[120, 88, 104][row]} height={6} rx={3} className="quiet" />
        </g>
      ))}
    </>
  ),
  svelte: (
    <>
      <rect x={24} y={18} width={190} height={70} rx={5} className="plate" />
      {[22, 36, 28, 48, 40, 54, 34].map((height, index) => (
        <rect
          key={index}
          x={38 + index * 24}
          y={80 - height}
          width={15}
          height={height}
          rx={2.5}
          className={index === 5 ? 'tone' : 'quiet'}
        />
      ))}
    </>
  ),
  html: (
    <>
      <rect x={24} y={18} width={190} height={70} rx={5} className="plate" />
      <rect x={38} y={32} width={92} height={10} rx={3} className="tone" />
      <rect x={38} y={49} width={72} height={5} rx={2.5} className="quiet" />
      <rect x={38} y={59} width={80} height={5} rx={2.5} className="quiet" />
      <circle cx={176} cy={53} r={22} className="quiet" />
    </>
  ),
  express: (
    <>
      <rect x={24} y={18} width={190} height={70} rx={5} className="plate" />
      {['GET', 'POST', 'PUT'].map((verb, row) => (
        <g key={verb}>
          <rect x={38} y={30 + row * 17} width={32} height={11} rx={3} className={row === 0 ? 'tone' : 'quiet'} />
          <rect x={78} y={33 + row * 17} width={[96, 70, 112][row]} height={5} rx={2.5} className="quiet" />
        </g>
      ))}
    </>
  ),
  flask: (
    <>
      <rect x={24} y={18} width={190} height={70} rx={5} className="plate" />
      {[0, 1, 2, 3].map((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${row}-${column}`}
            x={38 + column * 58}
            y={29 + row * 14}
            width={[46, 34, 42][column]}
            height={6}
            rx={3}
            className={row === 0 ? 'tone' : 'quiet'}
          />
        )),
      )}
    </>
  ),
};

for (const api of ['fastapi', 'dotnet', 'go']) drawings[api] = drawings.express;

/** A small drawing of a starter, in its accent. */
export function StarterPicture({ id, accent }: { id: string; accent: string }) {
  const style = { '--accent': accent } as CSSProperties;
  return (
    <svg
      viewBox="0 0 238 106"
      aria-hidden
      preserveAspectRatio="xMidYMid slice"
      className="starter-picture block w-28 shrink-0 min-[520px]:w-full"
      style={style}
    >
      <rect width={238} height={106} className="back" />
      {drawings[id] ?? drawings.html}
    </svg>
  );
}
