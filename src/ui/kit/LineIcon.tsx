// A small drawing of lines on a button whose name says what it does.

interface LineIconProps {
  /** Of an SVG path, on a square of 20. */
  path: string;
  /** Pixels. */
  size: number;
}

export function LineIcon({ path, size }: LineIconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
      <path d={path} />
    </svg>
  );
}
