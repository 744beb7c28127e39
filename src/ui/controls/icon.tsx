// Line icons on a grid of 16, drawn here so that no glyph of a font stands for a control.

const paths = {
  play: 'M5 3.2v9.6L12.6 8Z',
  pause: 'M5 3.5v9M11 3.5v9',
  replay: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.2v3H10',
  step: 'M4 3.6v8.8L10.6 8ZM12.4 3.6v8.8',
  back: 'M12 3.6v8.8L5.4 8ZM3.6 3.6v8.8',
  'to-start': 'M3.2 3.5v9M8 4 4.8 8 8 12M12.6 4 9.4 8l3.2 4',
  'to-end': 'M12.8 3.5v9M8 4l3.2 4L8 12M3.4 4l3.2 4-3.2 4',
  'previous-marker': 'M12.4 3.6 7.6 8l4.8 4.4M4.4 5.8 2.2 8l2.2 2.2L6.6 8Z',
  'next-marker': 'M3.6 3.6 8.4 8l-4.8 4.4M11.6 5.8 9.4 8l2.2 2.2L13.8 8Z',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.2v3h3',
  close: 'M4 4l8 8M12 4l-8 8',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11Z M8 2.5a5.5 5.5 0 0 1 0 11',
  check: 'M3.4 8.4 6.6 11.6 12.6 4.8',
  cross: 'M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2.2 1.4',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  alert: 'M8 2.6 14 13H2ZM8 6.4v3M8 11.1v.2',
  info: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 7.4V11M8 5.1v.2',
  bolt: 'M9 2 4 9h3.6L7 14l5-7H8.4Z',
  sliders: 'M2.5 5h5M10.5 5h3M2.5 11h2M7.5 11h6M9 3.4v3.2M6 9.4v3.2',
  hand: 'M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8ZM8 6.6a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8Z',
  branch: 'M5 4v8M5 9c0-2 6-1.4 6-4.4M5 2.4v.2M5 13.4v.2M11 2.8V3',
  chart: 'M2.5 13V9h3.4V6h3.6V3.4h4',
  diagram: 'M2.5 3h4v4h-4ZM9.5 9h4v4h-4ZM6.5 5h5v4',
  'zoom-in': 'M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8ZM10.2 10.2 13.6 13.6M7 5v4M5 7h4',
  'zoom-out': 'M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8ZM10.2 10.2 13.6 13.6M5 7h4',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  left: 'M10 3.6 5.4 8l4.6 4.4',
  right: 'M6 3.6 10.6 8 6 12.4',
  inspect: 'M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8ZM10.2 10.2 13.6 13.6',
} as const

/** The icons there are. */
export type IconName = keyof typeof paths

/** Props of an icon; it says nothing by itself, its control carries the label. */
export interface IconProps {
  readonly name: IconName
  readonly size?: number
}

const filled: ReadonlySet<IconName> = new Set(['play', 'step', 'back'])

/** One icon in the colour of the text. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {name === 'theme' ? <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" /> : null}
      <path
        d={paths[name]}
        fill={filled.has(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
