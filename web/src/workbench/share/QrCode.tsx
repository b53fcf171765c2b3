import { useMemo } from 'react';
import { encode } from 'uqr';

/** An address as a picture that a phone's camera reads. Drawn here: the address goes to nobody. Always dark on light, which every reader knows. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { border: 3 });
    const cells = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { path: cells.join(''), size: code.size };
  }, [text]);

  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-m border border-line bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
