// A small drawing of lines on a button whose name says what it does.

interface LineIconProps {
  /** Of an SVG path, on a square of 20. */
  path: string;
  /** Pixels. */
  size: number;
  /** Drawn full, as a mark that is set. */
  filled?: boolean;
}

export function LineIcon({ path, size, filled = false }: LineIconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden
    >
      <path d={path} />
    </svg>
  );
}
