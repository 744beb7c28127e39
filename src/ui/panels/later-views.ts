// Views that no first picture shows. Their code comes right after it, so that whoever opens one seldom waits.
import { lazy } from 'react'

/** Fetches the code of all of them. */
export const fetchLater = () => import('./later')

export const CausesList = lazy(async () => ({ default: (await fetchLater()).CausesList }))
export const ChecksPanel = lazy(async () => ({ default: (await fetchLater()).ChecksPanel }))
export const CommandDialog = lazy(async () => ({ default: (await fetchLater()).CommandDialog }))
export const ComponentPanel = lazy(async () => ({ default: (await fetchLater()).ComponentPanel }))
export const LinkPanel = lazy(async () => ({ default: (await fetchLater()).LinkPanel }))
export const MessagePanel = lazy(async () => ({ default: (await fetchLater()).MessagePanel }))
export const SettingsForm = lazy(async () => ({ default: (await fetchLater()).SettingsForm }))
export const TracePanel = lazy(async () => ({ default: (await fetchLater()).TracePanel }))
