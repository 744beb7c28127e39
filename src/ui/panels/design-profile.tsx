// What a design is, costs and guarantees: its level, what it runs, who waits for whom, times as bars, and promises with signs.
import type { Profile } from '#app'
import { Chip, type ChipTone } from '../controls/chip'
import { useAllWords } from '../text/all-words'
import { componentName } from '../text/vocabulary'
import css from './design-profile.module.css'
import panel from './panel.module.css'
import { ProfileGuarantees } from './profile-guarantees'
import { ProfileTimes } from './profile-times'

/** Props of the profile; a number says how much of it has been found so far. */
export interface DesignProfileProps {
  readonly profile: Profile | number
}

/** The profile of a design. */
export function DesignProfile({ profile }: DesignProfileProps) {
  const words = useAllWords()
  if (typeof profile === 'number')
    return (
      <div className={css['running']}>
        <p role="status">{words.profile.running(words.format.percent(Math.floor(profile * 20) / 20))}</p>
        <progress value={profile} max={1} aria-label={words.shell.aboutDesign} />
      </div>
    )
  return (
    <div className={css['profile']} data-testid="profile" data-level={profile.level}>
      <Level level={profile.level} />
      <Parts components={profile.components} />
      <Coupling coupling={profile.coupling} />
      <ProfileTimes profile={profile} />
      <ProfileGuarantees guarantees={profile.guarantees} />
      <p className={panel['quiet']}>
        {words.profile.found(words.format.count(profile.runs), words.format.count(profile.steps))}
      </p>
    </div>
  )
}

function Level({ level }: Pick<Profile, 'level'>) {
  const { profile } = useAllWords()
  return (
    <section className={panel['section']}>
      <p className={css['level']}>
        <span className={css['steps']} aria-hidden="true">
          {[1, 2, 3].map((each) => (
            <i key={each} data-reached={each <= level} />
          ))}
        </span>
        <b>{profile.level(String(level))}</b>
      </p>
      <p className={css['sentence']}>{profile.levels[level]}</p>
    </section>
  )
}

function Parts({ components }: Pick<Profile, 'components'>) {
  const { profile, names } = useAllWords()
  return (
    <section className={panel['section']}>
      <h3>{profile.runs}</h3>
      {components.length === 0 ? (
        <p className={css['sentence']}>{profile.runsNothing}</p>
      ) : (
        <div className={panel['chips']}>
          {components.map((id) => (
            <Chip key={id} tone="plain">
              {componentName(names, id)}
            </Chip>
          ))}
        </div>
      )}
    </section>
  )
}

type Fate = Profile['coupling'][number]['commands']

const tones: { readonly [fate in Fate]: ChipTone } = { 'goes-on': 'ok', waits: 'stale', fails: 'fault' }

function Coupling({ coupling }: Pick<Profile, 'coupling'>) {
  const { profile, names } = useAllWords()
  const fate = (each: Fate) => <Chip tone={tones[each]}>{profile.fates[each]}</Chip>
  return (
    <section className={panel['section']}>
      <h3>{profile.coupling}</h3>
      <p className={panel['quiet']}>{profile.couplingHint}</p>
      <table className={panel['table']}>
        <thead>
          <tr>
            <th scope="col">{profile.without}</th>
            <th scope="col">{profile.requests.commands}</th>
            <th scope="col">{profile.requests.queries}</th>
          </tr>
        </thead>
        <tbody>
          {coupling.map(({ component, commands, queries }) => (
            <tr key={component}>
              <th scope="row">{componentName(names, component)}</th>
              <td>{fate(commands)}</td>
              <td>{fate(queries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
