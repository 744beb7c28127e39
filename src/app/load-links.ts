// What reads and writes links is loaded when there is one, or one is to be made.

export const loadLinks = () => import('./links')
