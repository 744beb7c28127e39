// Builds a page with the answers that XState gave for its statecharts, and without XState: a chart's module is run while the page is
// built, and what it declares takes its place.
import { runnerImport } from 'vite'

/** The modules that declare charts, and nothing else. */
const DECLARES = /\/src\/machines\/[\w/-]+-chart\.ts$/

/** @param {string} file @returns {Promise<string>} a module with the same charts as plain data */
export async function answered(file) {
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
  return Object.entries(module)
    .map(([name, chart]) => `export const ${name} = ${JSON.stringify(chart)}\n`)
    .join('')
}

/** @returns {import('vite').Plugin} */
export const answeredCharts = () => ({
  name: 'cqrscope:answered-charts',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^xstate$/ },
    handler() {
      this.error('a page is built without XState: declare charts in files that end with -chart.ts')
    },
  },
  load: {
    filter: { id: { include: DECLARES, exclude: /define-chart\.ts$/ } },
    handler: async (id) => ({ code: await answered(id), moduleType: 'js', map: null }),
  },
})
