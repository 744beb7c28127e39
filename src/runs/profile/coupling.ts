// Who has to be there, and quick, for commands and queries to be answered: found by taking each away, and by slowing it down.
import type { Finding } from './finding'

/** How requests fare while a component is away or slow. */
export type Fate = 'goes-on' | 'waits' | 'fails'

export interface Coupling {
  readonly component: string
  readonly commands: Fate
  readonly queries: Fate
}

/** How each component's trouble is that of commands and queries. */
export function couplingOf(reference: Finding, findings: readonly Finding[]): readonly Coupling[] {
  return findings.flatMap(({ about }) => {
    if (about.kind !== 'away') return []
    const { component } = about
    const troubles = findings.filter(
      (each) =>
        (each.about.kind === 'away' || each.about.kind === 'slow') && each.about.component === component,
    )
    const fate = (kind: Kind) => worse(troubles.map((trouble) => fateOf(kind, trouble, reference)))
    return [{ component, commands: fate('commands'), queries: fate('queries') }]
  })
}

type Kind = 'commands' | 'queries'

/** Twice as long as ever without a fault is no accident of the network. */
function fateOf(kind: Kind, trouble: Finding, reference: Finding): Fate {
  if (trouble.result[kind].failed > reference.result[kind].failed) return 'fails'
  return trouble.longest[kind] > 2 * reference.longest[kind] ? 'waits' : 'goes-on'
}

function worse(fates: readonly Fate[]): Fate {
  if (fates.includes('fails')) return 'fails'
  return fates.includes('waits') ? 'waits' : 'goes-on'
}
