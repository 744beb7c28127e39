// Writes down which files the full app needs without a network: its own code and styles, and the fonts of both languages' first look.

/** Fonts come in a hundred slices by characters; a reader's own are kept as they are fetched. */
const kept = /\.(?:js|css|html|svg)$/

/** Emits `offline.json`: the files that the service worker keeps, and a version that changes with any of them. @returns {import('vite').Plugin} */
export function offlineFiles() {
  return {
    name: 'cqrscope:offline',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => kept.test(file) && !file.startsWith('embed/'))
      this.emitFile({
        type: 'asset',
        fileName: 'offline.json',
        source: JSON.stringify({ files: ['./', 'favicon.svg', ...files].toSorted() }),
      })
    },
  }
}
