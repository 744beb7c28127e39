// The profile of a design while it is found: loaded with the code of all that it runs.
import type { Scenario } from '#app'
import { DesignProfile } from '../panels/design-profile'
import { useProfile } from './use-profile'

export const ProfilePane = ({ scenario }: { readonly scenario: Scenario }) => (
  <DesignProfile profile={useProfile(scenario)} />
)
