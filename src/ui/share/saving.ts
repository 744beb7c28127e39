// Saves a run as a file: in one of the formats, or a view of it as a picture.
import { type App, type ExportFormat, loadExports, type PictureView } from '#app'
import { snapshot, type SnapshotFormat } from '../lab/snapshot'
import { saveAddress, saveText } from './save-file'

/** Saves the run in a format. Returns the file's name. */
export async function saveRun(app: App, format: ExportFormat): Promise<string> {
  const [{ exported, exportName, EXPORTS }] = await Promise.all([loadExports(), app.judged()])
  const { ending, mediaType } = EXPORTS[format]
  const name = exportName(app.run, ending)
  saveText(name, exported(app.run, format, { from: 0, until: app.at }), mediaType)
  return name
}

/** Saves a view as a picture. Returns the file's name, or undefined where the view is not drawn. */
export async function savePicture(
  app: App,
  view: PictureView,
  format: SnapshotFormat,
): Promise<string | undefined> {
  const [{ exportName }, picture] = await Promise.all([loadExports(), snapshot(format, view)])
  if (picture === undefined) return undefined
  const name = exportName(app.run, `${view}.${format}`)
  if (format === 'svg') saveText(name, picture, 'image/svg+xml')
  else saveAddress(name, picture)
  return name
}
