// What somebody did to a run, in a few words.
import { type Branch, type Fault, type KeptRun, scenarioOf } from '#app'
import type { GalleryPhrases, HandPhrases } from '../../text/gallery-phrases'
import { componentName, keyName, named } from '../../text/vocabulary'
import type { AllWords } from '../../text/all-words'

type Control = KeptRun['interventions'][number]['control']

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An act as a phrase. */
function actSaid(control: Control, words: AllWords, hands: HandPhrases): string {
  const { names, faults } = words
  switch (control.kind) {
    case 'crash':
      return hands.crash(componentName(names, control.component))
    case 'restart':
      return hands.restart(componentName(names, control.component))
    case 'heal':
      return hands.heal
    case 'fault':
      return faults.says(control.fault as unknown as Fault)
    case 'later':
      return actSaid(control.control, words, hands)
    case 'message':
      return hands.message(named(names.actions, control.action))
    case 'stimulus':
      return control.type === 'command'
        ? hands.command(
            named(names.commands, textOf(control.body['type'])),
            keyName(names, textOf(control.body['id'])),
          )
        : hands.other(componentName(names, control.component))
    case 'start':
      return hands.other(componentName(names, control.component))
  }
}

/** Where a run left its parent and by what, as a sentence. */
export function branchSaid(branch: Branch, run: KeptRun, words: AllWords, gallery: GalleryPhrases): string {
  switch (branch.kind) {
    case 'act':
      return gallery.branchedAt(words.format.clock(branch.at), actSaid(branch.control, words, gallery.hands))
    case 'without':
      return gallery.withoutCause(causeSaid(branch.cause, run, words, gallery))
    case 'copy':
      return gallery.copied(words.format.count(branch.step))
  }
}

/** A cause that was taken out: a fault, a line of the workload, or an act by hand. */
function causeSaid(cause: string, run: KeptRun, words: AllWords, gallery: GalleryPhrases): string {
  const found = scenarioOf(run.record.scenario)?.causes.find(({ id }) => id === cause)
  if (found?.kind === 'fault') return words.faults.says(found.fault)
  if (found === undefined) return gallery.earlierAct
  return gallery.line(words.format.count(Number(/\d+$/.exec(cause)?.[0] ?? 0) + 1))
}
