// The page that measures in a browser: hands its measurements to scripts/bench.mjs, which calls them one after another.
import '#ui/theme/tokens.css'
import '#ui/theme/global.css'
import { yardstickFigure } from '../src/cli/figure'
import { measureFrames } from './frames'
import { measureReplay, openRows, reloadFigures } from './reload'

const bench = {
  yardstick: () => yardstickFigure('Chromium'),
  measureReplay,
  openRows,
  reloadFigures,
  measureFrames,
}

declare global {
  interface Window {
    bench?: typeof bench
  }
}

window.bench = bench
