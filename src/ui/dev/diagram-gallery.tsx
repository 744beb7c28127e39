// A page for looking at the picture with made-up scenes. For development only: nothing of the app imports it.
import { useState } from 'react'
import { Diagram } from '../diagram/diagram'
import { fixtures } from '../diagram/fixtures'
import type { DiagramTarget } from '../diagram/targets'
import { diagramWords } from '../diagram/words'

/** One picture by the address: `?scene=busy&w=870&h=460&lang=ko&theme=dark&select=relay`. */
export function DiagramGallery({ search }: { readonly search: string }) {
  const asked = new URLSearchParams(search)
  const name = asked.get('scene') ?? 'idle'
  const chosen = asked.get('select')
  const [selected, select] = useState<DiagramTarget | null>(
    chosen === null ? null : { kind: chosen.includes('->') ? 'link' : 'component', id: chosen },
  )
  const scene = Object.entries(fixtures).find(([key]) => key === name)?.[1] ?? fixtures.idle
  const size = { width: Number(asked.get('w') ?? 870), height: Number(asked.get('h') ?? 460) }
  return (
    <div style={size} data-selected={selected && JSON.stringify(selected)}>
      <Diagram
        scene={scene}
        size={size}
        words={diagramWords[asked.get('lang') === 'ko' ? 'ko' : 'en']}
        selected={selected}
        highlighted={[{ kind: 'row', store: 'read-store', key: 'order-2' }]}
        onSelect={select}
      />
    </div>
  )
}
