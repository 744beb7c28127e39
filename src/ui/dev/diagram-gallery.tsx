// A page for looking at the picture with made-up scenes. For development only: nothing of the app imports it.
import { useEffect, useState } from 'react'
import { designFixtures } from '../diagram/design-fixtures'
import { Diagram } from '../diagram/diagram'
import { fixtures } from '../diagram/fixtures'
import type { DiagramTarget } from '../diagram/targets'
import { diagramEn } from '../diagram/words-en'
import { diagramKo } from '../diagram/words-ko'
import { showTheme } from '../theme/theme'

const scenes = { ...fixtures, ...designFixtures }

/** Pictures by the address: `?scene=busy,replica&w=870&h=460&lang=ko&theme=dark&select=relay`; `scene=all` shows every one. */
export function DiagramGallery({ search }: { readonly search: string }) {
  const asked = new URLSearchParams(search)
  const names = (asked.get('scene') ?? 'idle').split('|')
  const chosen = asked.get('select')
  const [selected, select] = useState<DiagramTarget | null>(
    chosen === null ? null : { kind: chosen.includes('->') ? 'link' : 'component', id: chosen },
  )
  const theme = asked.get('theme') === 'dark' ? 'dark' : 'light'
  useEffect(() => showTheme(document.documentElement, theme), [theme])
  const size = { width: Number(asked.get('w') ?? 870), height: Number(asked.get('h') ?? 460) }
  const shown = Object.entries(scenes).filter(([name]) => names.includes('all') || names.includes(name))
  return (
    <div
      style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}
      data-selected={selected && JSON.stringify(selected)}
    >
      {shown.map(([name, scene]) => (
        <figure key={name} style={{ margin: 0 }}>
          <figcaption style={{ font: '12px monospace' }}>{name}</figcaption>
          <div style={size}>
            <Diagram
              scene={scene}
              size={size}
              words={asked.get('lang') === 'ko' ? diagramKo : diagramEn}
              selected={selected}
              onSelect={select}
            />
          </div>
        </figure>
      ))}
    </div>
  )
}
